const svg = 'http://www.w3.org/2000/svg';
const shapes = {
  circle: 'M13,7a6,6 0 1,1 -12,0a6,6 0 1,1 12,0',
  square: 'M2,2h10v10h-10z',
  'triangle-up': 'M7,1l6,11h-12z',
  diamond: 'M7,0l6,7l-6,7l-6,-7z',
};

/** Names of lines or shapes above a chart that has no room for them beside it. */
export function keyFor(entries) {
  const list = document.createElement('ul');
  list.className = 'key';
  for (const { text, colour, dash, shape } of entries) {
    const item = document.createElement('li');
    const sign = document.createElementNS(svg, 'svg');
    const mark = document.createElementNS(svg, 'path');
    for (const [name, value] of Object.entries(
      shape === undefined
        ? { width: 30, height: 14, viewBox: '0 0 30 14' }
        : { width: 14, height: 14, viewBox: '0 0 14 14' },
    ))
      sign.setAttribute(name, value);
    mark.setAttribute('d', shape === undefined ? 'M0,7H30' : (shapes[shape] ?? shapes.circle));
    mark.setAttribute(shape === undefined ? 'stroke' : 'fill', colour);
    if (shape === undefined) mark.setAttribute('stroke-width', '3');
    if (dash !== undefined && dash[1] !== 0) mark.setAttribute('stroke-dasharray', dash.join(' '));
    sign.append(mark);
    item.append(sign, text);
    list.append(item);
  }
  return list;
}
