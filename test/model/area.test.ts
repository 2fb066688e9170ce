import { describe, expect, test } from 'vitest';
import { areasOf, isArea, regionArea, regionOfArea, scopesFor, unitArea } from '../../src/model/area.ts';

const units = [
  { name: 'Wales 01', region: 'Wales' },
  { name: 'Wales 02', region: 'Wales' },
  { name: 'London', region: 'London' },
];

describe('An area', () => {
  test('is the service, a region or a delivery unit, by its prefix', () => {
    expect(['service', 'region:Wales', 'pdu:Wales 01'].every(isArea)).toBe(true);
    expect(['Service', 'region:', 'pdu', 'Wales', 'unit:Wales', ''].some(isArea)).toBe(false);
  });

  test('is made of a name and gives the name of a region back', () => {
    expect([regionArea('Wales'), unitArea('Wales 01')]).toEqual(['region:Wales', 'pdu:Wales 01']);
    expect(['region:Wales', 'pdu:Wales 01', 'service'].map(regionOfArea)).toEqual(['Wales', undefined, undefined]);
  });

  test('is listed once, the service first, units only where they are wanted', () => {
    expect(areasOf(units, 'region')).toEqual(['service', 'region:Wales', 'region:London']);
    expect(areasOf(units, 'pdu').slice(3)).toEqual(['pdu:Wales 01', 'pdu:Wales 02', 'pdu:London']);
  });

  test('that is a unit needs results of units', () => {
    expect(scopesFor(['service', 'region:Wales'])).toBe('region');
    expect(scopesFor(['service', 'pdu:Wales 01'])).toBe('pdu');
  });
});
