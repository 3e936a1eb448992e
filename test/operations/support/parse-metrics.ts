export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const HELP = new RegExp(`^# HELP ${NAME} .+$`);
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram|summary|untyped)$`);
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"/g;
const SAMPLE = new RegExp(`^(${NAME})(?:\\{((?:${LABEL.source},?)*)\\})? (\\S+)(?: \\d+)?$`);
const OF_FAMILY = /_(?:bucket|sum|count|total)$/;

/** Reads the text format of Prometheus. Throws on a line that is none of its lines, and on a sample of no declared type. */
export function parseMetrics(text: string): Sample[] {
  const declared = new Set<string>();
  return text
    .split('\n')
    .filter((line) => line !== '' && !HELP.test(line))
    .flatMap((line) => {
      const type = TYPE.exec(line)?.[1];
      if (type !== undefined) {
        if (declared.has(type)) throw new Error(`${type} is declared twice.`);
        declared.add(type);
        return [];
      }
      const sample = parseSample(line);
      if (!declared.has(sample.name) && !declared.has(sample.name.replace(OF_FAMILY, '')))
        throw new Error(`No type is declared for ${sample.name}.`);
      return [sample];
    });
}

function parseSample(line: string): Sample {
  const match = SAMPLE.exec(line);
  const [name, labels = '', value = ''] = [match?.[1], match?.[2], match?.at(-1)];
  const number = Number(value.replace('Inf', 'Infinity'));
  if (name === undefined || value === '' || (Number.isNaN(number) && value !== 'NaN'))
    throw new Error(`This is no line of the Prometheus text format: ${line}`);
  const pairs = [...labels.matchAll(LABEL)].map(([, label = '', text = '']) => [label, text]);
  return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: number };
}
