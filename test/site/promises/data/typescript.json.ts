const word: string = "typed";
process.stdout.write(JSON.stringify({ word }));

export {};
