import Glibc
import Sandbox
import Servers

// It exits without the handlers of libraries: libcrypto's would free what a session uses that is still connecting on another thread. All that
// calf prints has been written by then.
StandardStreams.prepare()
let words = Array(CommandLine.arguments.dropFirst())
// The keepers and the command of lessons' shells are this same program under names that aren't commands; they must not depend on anything a
// user may type.
switch words.first {
case "keeper": quick_exit(Keeper.run(Array(words.dropFirst())))
case "server-keeper": quick_exit(ServerKeeper.run(Array(words.dropFirst())))
case "server-guard": quick_exit(ServerGuard.run(Array(words.dropFirst())))
case "node": quick_exit(NodeCommand.run(Array(words.dropFirst())))
default: break
}
quick_exit(await Program(words: words).run().rawValue)
