import Glibc
import Sandbox

/// Exits without the handlers of libraries. libcrypto's would free what a session uses that is still connecting on another thread.
func end(_ status: Int32) -> Never {
    fflush(nil)
    quick_exit(status)
}

StandardStreams.prepare()
let words = Array(CommandLine.arguments.dropFirst())
// The keeper is this same program under a name that isn't a command; it must not depend on anything a user may type.
if words.first == "keeper" { end(Keeper.run(Array(words.dropFirst()))) }
end(await Program(words: words).run().rawValue)
