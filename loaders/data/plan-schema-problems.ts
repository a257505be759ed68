import { Ajv, type ErrorObject } from "ajv";
import schema from "../../data/schema/plan.schema.json" with { type: "json" };
import type { Problem } from "./problem.js";
import { quoted } from "./quoted.js";
import type { Path, YamlFile } from "./read-yaml.js";

const validate = new Ajv({
  allErrors: true,
  verbose: true,
  discriminator: true,
  allowUnionTypes: true
}).compile(schema);

/** A problem, and the path of the value that it spoils. */
export interface SchemaProblem {
  path: Path;
  problem: Problem;
}

/** Every way in which a plan file departs from data/schema/plan.schema.json. */
export function planSchemaProblems(file: YamlFile): SchemaProblem[] {
  if (validate(file.value)) return [];
  return validate.errors!.map((error) => {
    const path = pathOf(error);
    const describe = DESCRIBE[error.keyword] ?? wrongValue;
    return { path, problem: describe(error, path, file) };
  });
}

type Describe = (error: ErrorObject, path: Path, file: YamlFile) => Problem;

/** The parts of a schema that messages are made of. */
interface SchemaPart {
  description?: string;
  const?: string;
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
    expected: described(partOf(error)) || error.message!
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

const KINDS = Object.values(schema.definitions).flatMap(
  (part) => (part as SchemaPart).properties?.kind?.const ?? []
);

const unknownKind: Describe = (_, path, file) => ({
  ...file.place([...path, "kind"]),
  problem: `the kind of ${path.join(".")} is unknown or missing`,
  expected: `one of ${KINDS.join(", ")}`
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
