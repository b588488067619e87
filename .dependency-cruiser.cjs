/** The arrows of ARCHITECTURE.md: imports run one way only. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/${from}/`, pathNot: '\\.test(-support)?\\.ts$' },
  to: { path: '^src/', pathNot: `^src/(${[from, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    only('agi-stands-alone', 'agi', [], 'src/agi can be lifted out: it knows nothing of clinics'),
    only('speech-is-pure', 'speech', [], 'src/speech imports nothing of ours'),
    only('scheduling-is-pure', 'scheduling', [], 'src/scheduling imports nothing of ours'),
    only('booking-on-scheduling', 'booking', ['scheduling'], 'booking knows its ports, never who fills them'),
    only(
      'storage-fills-ports',
      'storage',
      ['office', 'booking', 'scheduling'],
      'storage implements the ports of booking and office',
    ),
    only(
      'office-on-booking',
      'office',
      ['booking', 'scheduling'],
      "the staff's use cases, over ports as booking's",
    ),
    only(
      'web-arrows',
      'web',
      ['office', 'booking', 'scheduling', 'phone', 'voice'],
      'web speaks HTTP; it never sees SQL, AGI or a dialogue',
    ),
    only(
      'call-is-general',
      'call',
      ['agi', 'speech'],
      'call is a phone call; only its Asterisk adapter knows AGI',
    ),
    only(
      'dialogue-arrows',
      'dialogue',
      ['call', 'speech', 'booking', 'scheduling'],
      'dialogue never sees SQL or AGI',
    ),
    only(
      'voice-records-speech',
      'voice',
      ['speech'],
      'voice turns wordings into recordings, whoever plays them',
    ),
    only('phone-is-a-peer', 'phone', ['agi', 'speech'], 'the terminal phone knows the wire, not the product'),
    {
      name: 'one-adapter-to-agi',
      comment: 'call → agi only in the one adapter file',
      severity: 'error',
      from: { path: '^src/call/', pathNot: '^src/call/asterisk-line(\\.test)?\\.ts$' },
      to: { path: '^src/agi/' },
    },
    {
      name: 'pure-rooms-touch-no-io',
      comment: 'scheduling and speech touch no file, socket or clock of the system',
      severity: 'error',
      from: { path: '^src/(scheduling|speech)/', pathNot: '\\.test(-support)?\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test(-support)?\\.ts$' },
      to: { path: '(^e2e/|\\.test(-support)?\\.ts$|^bench/)' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
