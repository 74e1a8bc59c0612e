import Glibc
import Sandbox

StandardStreams.prepare()
let words = Array(CommandLine.arguments.dropFirst())
// The keeper is this same program under a name that isn't a command; it must not depend on anything a user may type.
if words.first == "keeper" { exit(Keeper.run(Array(words.dropFirst()))) }
exit(await Program(words: words).run().rawValue)
