// An SMSC over npm's `smpp` that may be killed at any moment and started again.
// It delivers what FOLDER/messages says (see smpp_messages.js) until each is
// acknowledged (FOLDER/acknowledged, by id), repeats what is given back, and
// writes down what it is told to send (FOLDER/replies: number <tab> text) before
// it says so, up to 200 ms later. Every 25th submit_sm is throttled.
//
// Usage: node smpp_peer.js FOLDER PORT WINDOW [MILLISECONDS]; port 0 takes a free
// one; so long it waits after each delivery, by default 5 ms.
'use strict';

const fs = require('fs');
const smpp = require('smpp');

const [folder, port, window, pause = 5] =
  [process.argv[2], ...process.argv.slice(3).map(Number)];

function linesOf(name) {
  const path = `${folder}/${name}`;
  return fs.existsSync(path) ? fs.readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

const acknowledged = new Set(linesOf('acknowledged'));
const waiting = linesOf('messages')
  .map((line) => line.split('\t'))
  .filter(([id]) => !acknowledged.has(id));

function deliverSm([, sender, coding, esm, sar, hex]) {
  const pdu = {
    source_addr: sender, source_addr_ton: 1, source_addr_npi: 1,
    destination_addr: '79090597272', dest_addr_ton: 1, dest_addr_npi: 1,
    data_coding: Number(coding), esm_class: Number(esm),
    short_message: Buffer.from(hex, 'hex'),
  };
  if (sar !== '-') {
    [pdu.sar_msg_ref_num, pdu.sar_total_segments, pdu.sar_segment_seqnum] = sar.split(',').map(Number);
  }
  return pdu;
}

function serve(session) {
  let submitted = 0;
  let underWay = 0;
  let timer;
  session.on('error', () => {});
  session.on('close', () => { clearInterval(timer); waiting.unshift(...given.splice(0)); });
  // Delivered in this session, and not acknowledged.
  const given = [];

  session.on('bind_transceiver', (pdu) => {
    const known = pdu.system_id === 'intake' && pdu.password === 'secret';
    session.send(pdu.response({
      command_status: known ? 0 : smpp.ESME_RINVPASWD, system_id: 'npm',
    }));
    if (known) timer = setInterval(deliverNext, pause);
  });
  session.on('enquire_link', (pdu) => session.send(pdu.response()));
  session.on('unbind', (pdu) => session.send(pdu.response(), () => session.close()));
  session.on('submit_sm', (pdu) => {
    if (++submitted % 25 === 0) {
      session.send(pdu.response({ command_status: smpp.ESME_RTHROTTLED }));
      return;
    }
    const text = pdu.short_message.message;
    fs.appendFileSync(`${folder}/replies`, `${pdu.destination_addr}\t${text.replace(/\n/g, ' ')}\n`);
    const response = pdu.response({ message_id: String(submitted) });
    setTimeout(() => session.send(response), 200 * Math.random());
  });

  function deliverNext() {
    if (underWay >= window || waiting.length === 0) return;
    const message = waiting.shift();
    given.push(message);
    ++underWay;
    session.deliver_sm(deliverSm(message), (response) => {
      --underWay;
      given.splice(given.indexOf(message), 1);
      if (response.command_status === 0) {
        fs.appendFileSync(`${folder}/acknowledged`, `${message[0]}\n`);
      } else {
        waiting.push(message);
      }
    });
  }
}

const server = smpp.createServer(serve);
server.listen(port, '127.0.0.1', () => {
  fs.writeFileSync(`${folder}/port`, `${server.address().port}\n`);
});
