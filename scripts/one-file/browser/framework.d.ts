/** What pages find of Framework in their browser. */
declare module "framework:stdlib";
