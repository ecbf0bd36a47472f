/** What `--help` prints. */
export const USAGE: string = `Judges servers and clients of the Parlance protocol.

  parlance-conformance server URL   judge the server at a WebSocket address, such as
                                    ws://127.0.0.1:8080/v1/connect
  parlance-conformance client -- COMMAND
                                    judge the client that a driver holds, such as
                                    client -- node my-driver.js (DRIVER.md tells how to write one)
  parlance-conformance replay FILE URL
                                    play the script of a failure once more
  parlance-conformance list         print every check with the rules that it tries
  parlance-conformance vectors      print frames at the edges of the schemas, one JSON object a line, for
                                    the tests of a validator in any language

Which checks:
  --profile LIST     profiles, such as core (all)
  --only LIST        ids, * stands for anything: --only 'core/publish/*'
  --skip LIST        ids that shall not run
  --budget TIME      how long the run should take (60s): a check that needs longer is left out, and
                     random ones share what is left. Heartbeat and timeouts need 45s by usual timers;
                     more than a minute also makes more random inputs
What the server needs:
  --also URL         another node of the same service: the connections of each check go to all of them
                     in turn (may be repeated)
  --token TOKEN      credential for hello; better given as PARLANCE_TOKEN
  --start COMMAND    start the server; {port} in it stands for its port. Tries crashes too
  --contract FILE    the contract, where the server does not publish it at /v1/contract
How to run:
  --deadline TIME    how long a frame is waited for (2s; 5s for a client)
  --concurrency N    checks that run side by side (10; 1 with a token; 4 for a client)
  --seed TEXT        decides everything that is random (1)
  --runs N           random inputs of each random check, whatever the budget (100 a minute of it)
  --known-failing FILE
                     patterns of ids, one a line, that are known to fail: one that passes, or fits
                     nothing, fails the run
  --strict           a broken SHOULD fails the run too
  --config FILE      JSON object with any of these options; the command line has the last word
What to write:
  --trace            every frame of every check
  --report LIST      json, junit, html, md, badge; kept up to date while the run goes on
  --out DIR          where (.)
  --version, --help

Exit status: 0 conformant, 1 a rule is broken, 2 wrong usage, 3 incomplete (unreachable, nothing ran, or a check
could not run), 4 a fault of the suite itself.
`;
