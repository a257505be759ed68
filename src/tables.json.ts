// The tables of the database and their columns, as the page on writing pages lists them.
import { tableDictionary } from "../loaders/archive/table-dictionary.js";
import { chosenFolder } from "../loaders/options/chosen-folder.js";

process.stdout.write(JSON.stringify(tableDictionary(chosenFolder())));
