/** What people call the subject of a measure, beside its name in the plan. */
export interface EverydayName {
  /** Is a measure with this title, priority and name, about it? */
  title: RegExp;
  /** How texts say it; one global pattern. */
  said: RegExp;
}

const VEHICLE = "(?:motor )?(?:vehicles?|cars?|vans?|lorr(?:y|ies)|motorbikes?|motorcycles?|mopeds?)";
const TAKEN = "(?:stolen|taken)";
const THINGS =
  "(?:something|anything|things?|items?|goods|tools|property|belongings|possessions|valuables|sat-?navs?)";
const BE = "(?:was|were|is|are|been|being|had been|has been|have been)";

/**
 * Everyday names, by the words of the titles that they stand for, in the trade's own speech. A measure whose title none of
 * them knows is called by the words of its title.
 */
export const EVERYDAY_NAMES: readonly EverydayName[] = [
  {
    title: /\ball (?:recorded )?crime\b/i,
    said: /\b(?:(?:all|total|overall|recorded|reported)(?: recorded| reported)? (?:crimes?|offending)\b|(?:all|recorded) offences|crime(?= (?:overall|as a whole|in total|generally|in (?:the capital|london|general)|across|has|have|is|was|rose|fell|went|came|dropped|figures?|levels?|totals?|here|up|down))|(?:total|overall) (?:number of )?(?:crimes|offences)|(?<=\d )crimes(?! per))/gi
  },
  {
    title: /\bseven (?:\w+ )?crimes?\b|\bmopac\b/i,
    said: /\b(?:(?:the |these |those |our )?seven (?:\w+ )?(?:crimes?(?: types)?|offences)|mopac ?(?:7|seven)|(?:the|all|these) seven\b(?! (?:days|months|years|forces|boroughs|per|of|others|in))|(?:basket|group) of seven)/gi
  },
  {
    title: /\bburglar/i,
    said: /\b(?:(?:domestic|house|household|residential|home|dwelling) )?(?:burglar(?:y|ies|s)?|break-ins?)\b|\bburgled\b|\bhomes? broken into\b/gi
  },
  {
    title: /\bdomestic (?:violence|abuse)\b/i,
    said: /\bdomestic (?:violence|abuse)(?: with injury)?/gi
  },
  {
    title: /^(?!.*domestic).*\bviolen(?:ce|t)\b/i,
    said: /(?<!\b(?:domestic|sexual|serious youth|youth|gang) )\b(?:violence against the person(?:(?: -|,)? with injury)?|violence (?:with|causing|resulting in) (?:an )?injur(?:y|ies)|injury violence|violent (?:crimes?|offences|attacks?)|violence\b(?! without)|(?:violent )?assaults?(?: with injury)?|(?:people|those) (?:who were )?(?:assaulted|attacked))/gi
  },
  {
    title: /\bsexual offen[cs]es?\b/i,
    said: /\b(?:serious )?sexual (?:offen[cs]es?|crimes?|violence|assaults?|abuse)|\brapes?\b/gi
  },
  { title: /\bhate (?:crimes?|incidents?)\b/i, said: /\bhate (?:crimes?|incidents?|offences)/gi },
  {
    title: /\banti-?social behaviou?r\b/i,
    said: /\banti-? ?social behaviou?r|\bASB\b/gi
  },
  {
    title: /\bthefts? from (?:a )?motor vehicles?\b/i,
    said: new RegExp(
      `\\bthefts? (?:of ${THINGS} )?(?:from|out of) (?:a |an |the |their |parked |inside )*${VEHICLE}|\\b${THINGS} (?:${BE} )?${TAKEN} (?:from|out of) (?:a |an |the |their |parked )*${VEHICLE}|\\b${TAKEN} (?:from|out of) (?:a |an |the |their |parked )*${VEHICLE}|\\b(?:vehicle|car|van) break-ins?|\\bbreak-ins? to (?:cars|vehicles|vans)|\\b${VEHICLE} (?:${BE} )?broken into|\\bthefts? from(?= (?:and|or) thefts? of ${VEHICLE})`,
      "gi"
    )
  },
  {
    title: /\bthefts? of (?:a )?motor vehicles?\b/i,
    said: new RegExp(
      `\\bthefts? of (?:a |an |the |their |whole )*${VEHICLE}|\\bthefts? of(?= (?:and|or) (?:thefts? )?from ${VEHICLE})|\\b${VEHICLE} (?:${BE} )?${TAKEN}|\\bstolen ${VEHICLE}|\\b(?:motor )?(?:vehicle|car) thefts?\\b|\\bthefts? of them\\b`,
      "gi"
    )
  },
  { title: /\brobber(?:y|ies)\b/i, said: /\b(?:personal |street )?robber(?:y|ies)\b|\bmuggings?\b/gi },
  {
    title: /\bthefts? from (?:the |a )?persons?\b/i,
    said: /\bthefts? from (?:the |a )?(?:persons?|people)\b|\bpick-?pocket(?:s|ing)?\b|\b(?:phone|bag)[ -]snatch(?:es|ing)\b/gi
  },
  { title: /\bcriminal damage\b/i, said: /\bcriminal damage\b|\bvandalism\b/gi },
  {
    title: /\bfirst-time entrants?\b/i,
    said: /\bfirst[- ]time entrants?(?: (?:aged 10[- –]?(?:to )?17|(?:in)?to the (?:youth |criminal )*justice system))*|\b(?:young people|children|youngsters|teenagers) (?:coming|going|entering|brought|drawn)?(?: for the first time)? ?(?:in)?(?:to )?the (?:youth |criminal )*justice system(?: for the first time)?/gi
  },
  {
    title: /(?<!re-?)\boffending by 18-24\b/i,
    said: /(?<!re-?)\boffending (?:by|of|among|amongst|in|committed by) (?:the )?(?:young adults|young people|those aged 18|people aged 18|18)[^.,;]{0,30}?(?:olds?\b|cohort\b|24s?\b(?![- ]year)|adults\b(?! aged))|(?<!re-?)\boffending among (?:the )?(?:age group|cohort)/gi
  },
  {
    title: /\bre-?offending by 18-24\b/i,
    said: /\bre-?offending (?:by|of|among|amongst|in) (?:young adults|young people|18|the same)[^.,;]{0,30}?(?:olds?\b|24s?\b(?![- ]year)|adults\b(?! aged)|group\b)|\b(?:their|young adults?['’]?|this group['’]?s?) re-?offending\b|(?<!supported families )\bre-?offending\b(?! (?:by offenders|within|by (?:supported|troubled)|among (?:supported|troubled)))/gi
  },
  {
    title: /\bmissing reports? \(missing\)/i,
    said: /\bmissing[- ](?:persons?|people|children|child)(?:['’]s)?(?: reports?| cases?)?|\breports? of (?:missing|people (?:going )?missing|children (?:going )?missing)(?: (?:people|persons?|children))?|\b(?:people|persons|children) (?:were |are |being |who (?:go|went|were|are) )?(?:reported )?missing\b|\bmissing reports?\b|\breported (?:as )?missing\b|\bmissing[- ]from[- ]home(?: reports?)?/gi
  },
  {
    title: /\bmissing reports? \(absent\)/i,
    said: /\babsent[- ](?:persons?|people|children|reports?|cases?)(?: reports?)?|\breports? of (?:absen(?:t|ce|ces)(?: (?:people|persons?|children))?|people (?:being )?absent)|\breported (?:as )?absent\b|\babsences\b|\b(?:those|reports?|people) (?:classed as |recorded as |counted as |logged as )?absent\b/gi
  },
  {
    title: /\bkey locations?\b/i,
    said: /\b(?:reports? (?:of missing (?:people|persons) )?from )?(?:the |our )?(?:nine |9 )?key locations?(?: reports?)?/gi
  },
  {
    title: /\bnight-time economy\b/i,
    said: /\bnight[- ]time economy(?: incidents?)?|\b(?:incidents? )?(?:in or near|in and around|in and near|in or around|around|at|near) licensed premises(?: in the night[- ]time economy)?|\blicensed premises\b|\bpubs and clubs\b/gi
  },
  { title: /^savings?|: savings?$/i, said: /\bsav(?:ings?|ed)\b(?! lives)/gi },
  {
    title: /\bconfidence\b/i,
    said: /\b(?:public |people['’]s |residents['’] )?(?:confidence|trust)\b(?! (?:level|interval|tricks?|that (?:the|this|our)|bounds?))(?: in (?:the |our |local )*(?:police|policing))?|\bdoing a good job\b/gi
  },
  {
    title: /\ball[- ]user|quality of service\b/i,
    said: /\boverall (?:victim |user |public |service )?satisfaction|\bsatisfaction (?:overall|as a whole|of all (?:users|victims)|among all (?:users|victims)|across (?:all|the board)|generally)|\ball[- ]users?\b(?: satisfaction)?|\ball victims\b|\bvictims (?:of crime )?(?:overall|as a whole|in general|generally|taken together)|\bvictims of (?:all )?crime\b(?! types)|\b(?:all )?users of (?:the|our) service/gi
  }
];

/** Subjects that plans are often asked about; one that no measure of a plan is about has no figures to be held against. */
export const OTHER_SUBJECTS =
  /\b(?:vehicle (?:crimes?|offences|offending)|shoplift(?:ing|ers)|knife crimes?|gun crimes?|cyber-?crimes?|fraud|scams?|drug (?:offences|seizures|dealing|crime)|rural crimes?|business crimes?|wildlife crimes?|arson|homicides?|murders?|stalking|harassment|public order|bicycle thefts?|thefts? of (?:bicycles|bikes|cycles|phones|metal|heating oil)|metal thefts?|road (?:deaths|casualties|collisions)|collisions|speeding|stop[- ]and[- ]search|(?:999|101) (?:calls?|service|line|number)|calls to (?:999|101)|response times?|sickness|council tax|precept|detection rates?|sanction detections?|arrests?|domestic (?:violence|abuse)|robber(?:y|ies)|sexual (?:offences|violence)|hate crimes?|criminal damage|burglar(?:y|ies)|anti-? ?social behaviou?r|thefts? from the person|violence|missing (?:people|persons|children))\b/gi;
