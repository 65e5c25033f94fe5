// The mail server that the portal hands its letters to.

import { createServer } from 'node:net';
import { MAIL_PORT, until } from './browser.mjs';

// A mail server on MAIL_PORT that takes everything. Gives a function that waits for
// the first letter to an address that it has not yet given: its text, decoded.
export function takeLetters() {
  const letters = [];
  createServer((socket) => {
    let buffer = '', data = null, to = '';
    const say = (line) => socket.write(`${line}\r\n`);
    say('220 mail.test');
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1');
      for (let end; (end = buffer.indexOf('\r\n')) >= 0;) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (data !== null) {
          if (line !== '.') {
            data.push(line.startsWith('.') ? line.slice(1) : line);
            continue;
          }
          letters.push({ to, text: bodyOf(data.join('\r\n')) });
          data = null;
          say('250 taken');
        } else if (/^DATA/i.test(line)) {
          data = [];
          say('354 go on');
        } else {
          const recipient = /^RCPT TO:<([^>]*)>/i.exec(line);
          if (recipient) to = recipient[1];
          say(/^QUIT/i.test(line) ? '221 bye' : '250 ok');
        }
      }
    });
  }).listen(Number(MAIL_PORT), '127.0.0.1').unref();
  return async (address) => {
    const isWanted = ({ to, given }) => to === address && !given;
    await until(() => letters.some(isWanted));
    const letter = letters.find(isWanted);
    letter.given = true;
    return letter.text;
  };
}

function bodyOf(message) {
  const [head, ...rest] = message.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^Content-Transfer-Encoding: base64/im.test(head)) {
    return Buffer.from(body, 'base64').toString('utf8');
  }
  if (/^Content-Transfer-Encoding: quoted-printable/im.test(head)) {
    const bytes = body.replace(/=\r\n/g, '').replace(
      /=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }
  return Buffer.from(body, 'latin1').toString('utf8');
}
