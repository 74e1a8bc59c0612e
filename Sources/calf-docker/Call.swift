import DockerCLI
import Glibc

/// How this program was called: under which name, and with which words, byte for byte.
struct Call {
    /// `docker`, `docker-compose`, or a program that starts them.
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

    /// The words for `exec`, as they came.
    var asTyped: [PlannedWord] { words.indices.map(PlannedWord.typed) }

    /// A vector as `exec` takes it. What was typed is the very memory it came in; nothing is freed, since what follows is `exec` or the end.
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
