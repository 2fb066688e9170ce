import { regionShares } from '../../model/index.ts';
import type { Parameters } from '../../model/index.ts';
import { didYouMean } from '../problems/nearest-name.ts';
import type { Problem } from '../problems/problem.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import type { OwnFigures } from './read-own-figures.ts';
import { caseloadKinds, stockOf } from './caseload.ts';

/** The area that own figures are about, and what it has of the service that the file extends. */
export interface Area {
  readonly name: string;
  /** Delivery units; whole. */
  readonly units: number;
  /** The region of the service that it is or belongs to. */
  readonly region?: string;
  /** Shares of the caseload and of the staff in post of the service, from 0 to 1, for figures that are left empty. */
  readonly cases: number;
  readonly staff: number;
  /** How the shares come about, in a sentence. */
  readonly words: string;
}

/** The area, or the problems that leave it unknown. */
export function areaOf(
  own: OwnFigures,
  p: Parameters,
  file: SourceFile,
): { readonly area?: Area; readonly problems: readonly Problem[] } {
  const regions = regionShares(p);
  const asked = own.region?.value;
  const region = regions.find((each) => asked !== undefined && sameName(each.region, asked));
  if (asked !== undefined && region === undefined) {
    const names = regions.map((each) => each.region);
    const near = didYouMean(asked, names).suggestion;
    const words = {
      message: `The service has no region "${asked}".`,
      found: asked,
      allowed: names.join(', '),
      suggestion: `${near === undefined ? '' : `${near} `}A region of your own has its name under "name", and "region" empty.`,
    };
    return { problems: [file.problem(own.region!.piece.span, own.region!.piece.field, words)] };
  }
  const isWhole = region !== undefined && (own.name === undefined || sameName(own.name.value, region.region));
  const units = own.units?.value ?? (isWhole ? region.units : 1);
  const unitsOfService = regions.reduce((sum, each) => sum + each.units, 0);
  const part = region === undefined ? units / unitsOfService : isWhole ? 1 : units / region.units;
  const name = isWhole ? region.region : (own.name?.value ?? (units === 1 ? 'One unit' : 'Own area'));
  const common = { name, units, ...(region && { region: region.region }) };
  const [ofCases, ofStaff] = region === undefined ? [1, 1] : [region.cases, region.staff];
  const basis = isWhole
    ? `as ${region.region} has them in the baseline`
    : region === undefined
      ? `${unitsInWords(units)} of ${unitsOfService} of average size`
      : `${unitsInWords(units)} of ${region.units} in ${region.region}`;
  const given = caseloadKinds.map((kind) => stockOf(own, kind));
  if (given.some((stock) => stock === undefined)) {
    const [cases, staff] = [part * ofCases, part * ofStaff];
    return { area: { ...common, cases, staff, words: shareWords(cases, staff, basis) }, problems: [] };
  }
  const stock = given.reduce((sum: number, each) => sum + each!.people, 0);
  const cases = stock / caseloadKinds.reduce((sum, kind) => sum + kind.stock(p), 0);
  const staff = region === undefined ? cases : part * ofStaff;
  const counted = `as your ${Math.round(stock).toLocaleString('en-GB')} people are of the national caseload`;
  return {
    area: {
      ...common,
      cases,
      staff,
      words: shareWords(cases, staff, region === undefined ? counted : `${counted}; staff ${basis}`),
    },
    problems: [],
  };
}

const unitsInWords = (units: number): string => (units === 1 ? 'one delivery unit' : `${units} delivery units`);

const shareWords = (cases: number, staff: number, basis: string): string =>
  `What you leave empty is ${percent(cases)} of the national figure for cases, and ${percent(staff)} for staff: ${basis}.`;

export const percent = (share: number): string => `${Number((100 * share).toPrecision(3))}%`;

/** Names that differ in case, spaces, commas or "and" only. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\band\b|\bthe\b|[^a-z0-9]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
