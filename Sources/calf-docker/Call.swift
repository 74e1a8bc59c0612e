import DockerCLI
import Glibc

/// How this program was called: its name and its arguments, byte for byte.
struct Call {
    /// `docker`, `docker-compose`, or a program that starts other programs.
    let name: String
    let words: [String]

    init() {
        let path = CommandLine.arguments.first ?? "docker"
        let last = path.split(separator: "/").last.map(String.init) ?? path
        name = last == "docker-compose" || LaunchLine.launchers.contains(last) ? last : "docker"
        words = Array(CommandLine.arguments.dropFirst())
    }

    var isLauncher: Bool { LaunchLine.launchers.contains(name) }

    var isStandaloneCompose: Bool { name == "docker-compose" }

    /// The arguments for `exec`, unchanged.
    var asTyped: [PlannedWord] { words.indices.map(PlannedWord.typed) }

    /// The argument vector for `exec`. Typed arguments point to their original memory. Nothing is freed, because `exec` or exit follows.
    func vector(_ words: [PlannedWord]) -> [UnsafeMutablePointer<CChar>?] {
        let typed = CommandLine.unsafeArgv
        let rest = words.map { word in
            switch word {
            case .typed(let index): typed[index + 1]
            case .new(let text): strdup(text)
            }
        }
        return [typed[0]] + rest + [nil]
    }
}
