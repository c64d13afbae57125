import { derivationKinds, type ClaimOrigins } from "@/core/derivations.ts";
import { layOut, type GraphPlace } from "@/core/origin-graph.ts";
import { originWords } from "@/core/origins.ts";
import { sourceName } from "@/core/sources.ts";
import "./source.css";

/** A source's box, and the room between two of them, in px. */
const box = { width: 124, height: 40 };
const gap = { column: 24, row: 14 };
const margin = 2;

const x = ({ column }: GraphPlace) => margin + column * (box.width + gap.column);
const y = ({ row }: GraphPlace) => margin + row * (box.height + gap.row);
const cut = (words: string, most: number) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);

/** From a source's left edge to its origin's right one. */
function lineBetween(source: GraphPlace, origin: GraphPlace): string {
  const [from, to] = [
    { x: x(source), y: y(source) + box.height / 2 },
    { x: x(origin) + box.width + 7, y: y(origin) + box.height / 2 },
  ];
  const bend = Math.max(10, Math.abs(from.x - to.x) / 2);
  return `M${from.x} ${from.y}C${from.x - bend} ${from.y} ${to.x + bend} ${to.y} ${to.x} ${to.y}`;
}

/** Who has it from whom: a drawing, origins at the left; below it the same in words. */
export function OriginsGraph({ origins }: { origins: ClaimOrigins }) {
  const { items, derivations } = origins;
  const places = layOut(
    items.map(({ id }) => id),
    derivations,
  );
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const item = new Map(items.map((each) => [each.id, each]));
  const name = (id: string) => sourceName(item.get(id) ?? { title: "", url: null });
  const isOrigin = new Set(origins.groups.map(({ originId }) => originId));
  const width = Math.max(...places.map((place) => x(place) + box.width), 0) + margin;
  const height = Math.max(...places.map((place) => y(place) + box.height), 0) + margin;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard */}
      <section className="og-scroll" tabIndex={0} aria-label="Drawing">
        <svg
          className="og"
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${originWords(origins)}. The list below says who has it from whom.`}
        >
          {derivations.map(({ id, sourceId, originId }) => {
            const [source, origin] = [placeOf.get(sourceId), placeOf.get(originId)];
            if (!source || !origin) return null;
            const [tipX, tipY] = [x(origin) + box.width + 1, y(origin) + box.height / 2];
            return (
              <g key={id}>
                <path className="og-line" d={lineBetween(source, origin)} />
                <path className="og-tip" d={`M${tipX} ${tipY}l7 -4v8Z`} />
              </g>
            );
          })}
          {places.map((place) => {
            const each = item.get(place.id);
            const kind = each?.cited ? "og-box" : "og-box og-uncited";
            return (
              <g key={place.id} className={isOrigin.has(place.id) ? `${kind} og-origin` : kind}>
                <rect x={x(place)} y={y(place)} width={box.width} height={box.height} rx="3" />
                <text x={x(place) + 7} y={y(place) + 17}>
                  {cut(name(place.id), 18)}
                </text>
                <text className="og-small" x={x(place) + 7} y={y(place) + 31}>
                  {isOrigin.has(place.id) ? "Origin" : "Derived"}
                  {each?.cited === false && ", not cited"}
                </text>
              </g>
            );
          })}
        </svg>
      </section>
      <ul className="og-list" aria-label="Who has it from whom">
        {items.map(({ id, publisher, cited }) => {
          const from = derivations.filter((row) => row.sourceId === id);
          return (
            <li key={id}>
              <a href={`/sources/${id}`} dir="auto">
                {name(id)}
              </a>
              {publisher !== "" && <span className="dim"> {publisher}</span>}
              {!cited && <span className="dim"> · not cited here</span>}
              {from.length === 0 && <span className="mid"> · an origin</span>}
              {from.map((row) => (
                <span key={row.id} className="mid">
                  {" "}
                  · {derivationKinds.find((kind) => kind.id === row.kind)?.label.toLowerCase()} «{name(row.originId)}»
                </span>
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}
