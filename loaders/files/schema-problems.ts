import { Ajv, type ErrorObject } from "ajv";
import { hintFor } from "./hint-for.js";
import type { Problem } from "./problem.js";
import { quoted } from "./quoted.js";
import type { Path, YamlFile } from "./read-yaml.js";

/** A problem, and the path of the value that it spoils. */
export interface SchemaProblem {
  path: Path;
  problem: Problem;
}

/** A JSON Schema whose `definitions` may be told apart by their `kind`. */
interface Schema {
  definitions: object;
}

/** The check of a schema of data/schema: every way in which a file departs from it. */
export function schemaProblems(schema: Schema): (file: YamlFile) => SchemaProblem[] {
  const ajv = new Ajv({ allErrors: true, verbose: true, discriminator: true, allowUnionTypes: true });
  const validate = ajv.compile(schema);
  const kinds = kindsOf(schema);
  return (file) => {
    if (validate(file.value)) return [];
    return validate.errors!.map((error) => {
      const path = pathOf(error);
      const describe = DESCRIBE[error.keyword] ?? wrongValue;
      return { path, problem: describe(error, path, file, kinds) };
    });
  };
}

type Describe = (error: ErrorObject, path: Path, file: YamlFile, kinds: readonly string[]) => Problem;

/** The parts of a schema that messages are made of. */
interface SchemaPart {
  description?: string;
  const?: string;
  enum?: string[];
  properties?: Record<string, SchemaPart>;
}

const partOf = (error: ErrorObject): SchemaPart => error.parentSchema as SchemaPart;

/** The description of a part of the schema, without the full stop that a sentence has. */
const described = (part: SchemaPart | undefined): string => (part?.description ?? "").replace(/\.$/, "");

const wrongValue: Describe = (error, path, file) => {
  const place = file.place(path);
  return {
    ...place,
    problem: `${path.join(".") || "the file"} is ${shown(error.data, place.value)}`,
    expected: described(partOf(error)) || error.message!,
    ...(place.value === "constructor" && hintFor(place.value))
  };
};

function shown(value: unknown, text: string): string {
  if (value === null && text === "") return "blank";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "a group of keys" : quoted(text);
}

const missingKey: Describe = (error, path, file) => {
  const key: string = error.params.missingProperty;
  return {
    ...file.place(path),
    value: "",
    problem: `${[...path, key].join(".")} is missing`,
    expected: `the key ${key}: ${described(partOf(error).properties?.[key])}`
  };
};

const unknownKey: Describe = (error, path, file) => {
  const key: string = error.params.additionalProperty;
  return {
    ...file.placeOfKey([...path, key]),
    problem: `the key ${quoted(key)} is unknown`,
    expected: `one of ${Object.keys(partOf(error).properties!).join(", ")}`
  };
};

function kindsOf({ definitions }: Schema): string[] {
  return Object.values(definitions).flatMap((part) => {
    const kind = (part as SchemaPart).properties?.kind;
    return kind?.const ?? kind?.enum ?? [];
  });
}

const unknownKind: Describe = (_, path, file, kinds) => ({
  ...file.place([...path, "kind"]),
  problem: `the kind of ${path.join(".")} is unknown or missing`,
  expected: `one of ${kinds.join(", ")}`
});

const DESCRIBE: Record<string, Describe> = {
  required: missingKey,
  additionalProperties: unknownKey,
  discriminator: unknownKind
};

function pathOf(error: ErrorObject): Path {
  return error.instancePath
    .split("/")
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll("~1", "/").replaceAll("~0", "~")));
}
