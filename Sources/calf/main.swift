import Glibc
import Sandbox

// It exits without the handlers of libraries: libcrypto's would free what a session uses that is still connecting on another thread. All that
// calf prints has been written by then.
StandardStreams.prepare()
let words = Array(CommandLine.arguments.dropFirst())
// The keeper is this same program under a name that isn't a command; it must not depend on anything a user may type.
if words.first == "keeper" { quick_exit(Keeper.run(Array(words.dropFirst()))) }
quick_exit(await Program(words: words).run().rawValue)
