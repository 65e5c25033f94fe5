// Writes the short messages that an SMSC of the tests delivers, one a line, in
// an order of its own:
//
//   id <tab> sender <tab> data_coding <tab> esm_class <tab> reference,count,number or - <tab> text as hex
//
// Each of COUNT accounts PREFIX000000.. gets one reading, from a phone of its
// own. They take turns in the encodings and in the ways to send a long text.
//
// Usage: node smpp_messages.js PREFIX COUNT
'use strict';

const [prefix, count] = [process.argv[2], Number(process.argv[3])];
const kLong =
  'Добрый день! Передаю показания счётчика электроэнергии, лицевой счёт ACCOUNT, ' +
  'показание 12150 кВт. Спасибо!';

// A sequence that is the same in every run.
let state = 2014;
function random(limit) {
  state = (state * 1103515245 + 12345) % 0x80000000;
  return Math.floor((state / 0x80000000) * limit);
}

function ucs2(text) {
  return Buffer.from(text, 'utf16le').swap16();
}

function iso88595(text) {
  return Buffer.from([...text].map((c) => {
    const code = c.codePointAt(0);
    return code < 0x80 ? code : code - 0x360;
  }));
}

const lines = [];
function deliver(sender, coding, esm, sar, octets) {
  lines.push([lines.length, sender, coding, esm, sar, octets.toString('hex')].join('\t'));
}

// Cut where it falls, be it within a number or, in every other message, within
// a character.
function deliverParts(sender, octets, index) {
  const kind = ['header8', 'header16', 'parameter'][index % 3];
  const size = index % 2 ? 90 : 91;
  const total = Math.ceil(octets.length / size);
  const reference = index % 256;
  for (let part = 1; part <= total; ++part) {
    const piece = octets.subarray((part - 1) * size, part * size);
    if (kind === 'parameter') {
      deliver(sender, 8, 0, [reference, total, part].join(), piece);
    } else {
      const header = kind === 'header8' ? [5, 0, 3, reference] : [6, 8, 4, 0x12, reference];
      deliver(sender, 8, 0x40, '-', Buffer.concat([Buffer.from([...header, total, part]), piece]));
    }
  }
}

for (let i = 0; i < count; ++i) {
  const account = prefix + String(i).padStart(6, '0');
  const sender = '7' + account;
  const cyrillic = `л/с ${account} показание 12150`;
  switch (i % 6) {
    case 0: deliver(sender, 0, 0, '-', Buffer.from(`${account} 12150`)); break;
    case 1: deliver(sender, 1, 0, '-', Buffer.from(`${account} 12150`)); break;
    case 2: deliver(sender, 3, 0, '-', Buffer.from(`${account}\u00a012150`, 'latin1')); break;
    case 3: deliver(sender, 6, 0, '-', iso88595(cyrillic)); break;
    case 4: deliver(sender, 8, 0, '-', ucs2(cyrillic)); break;
    default: deliverParts(sender, ucs2(kLong.replace('ACCOUNT', account)), Math.floor(i / 6));
  }
}
for (let i = lines.length - 1; i > 0; --i) {
  const j = random(i + 1);
  [lines[i], lines[j]] = [lines[j], lines[i]];
}
console.log(lines.join('\n'));
