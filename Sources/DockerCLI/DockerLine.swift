/// The words after `docker` of a command that says what a lesson needs and creates, read by the rules of docker's own parser (Go's pflag).
package struct DockerLine: Sendable {
    package enum Command: Sendable { case run, networkCreate, volumeCreate, build, pull, tag }

    package let command: Command
    private let options: [Option]
    /// The words that aren't options: names, or an image and the command to run in it.
    package let operands: [String]

    /// An option with a value, by its long name.
    private struct Option {
        var name: String
        var value: String
    }

    /// `nil` for any other command.
    package init?(_ words: [String]) {
        let rest = Self.read(words[...], "D debug tls tlsverify v version", stopsAtOperand: true).operands
        guard let found = Self.names.first(where: { rest.starts(with: $0.words) }) else { return nil }
        command = found.command
        (options, operands) = Self.read(rest.dropFirst(found.words.count), found.command.switches, stopsAtOperand: found.command == .run)
    }

    /// The values of an option, given its long name.
    package func values(_ name: String) -> [String] { options.filter { $0.name == name }.map(\.value) }

    private static let names: [(words: [String], command: Command)] = [
        (["run"], .run), (["create"], .run), (["container", "run"], .run), (["container", "create"], .run),
        (["network", "create"], .networkCreate), (["volume", "create"], .volumeCreate),
        (["build"], .build), (["buildx", "build"], .build), (["image", "build"], .build),
        (["pull"], .pull), (["image", "pull"], .pull), (["tag"], .tag), (["image", "tag"], .tag),
    ]

    /// Reads `--name=value`, `--name value`, `-nvalue`, `-n value`, `-n=value`, combined letters, and `--`.
    ///
    /// - Parameters:
    ///   - switches: the options that take no value, by name and by letter.
    ///   - stopsAtOperand: whether everything after the first operand is one, too.
    private static func read(
        _ words: ArraySlice<String>, _ switches: String, stopsAtOperand: Bool
    ) -> (options: [Option], operands: [String]) {
        let switches = Set(switches.split(separator: " "))
        var (rest, options, operands) = (words, [Option](), [String]())
        func add(_ name: Substring, _ value: Substring?) {
            if let value = value.map(String.init) ?? rest.popFirst() { options.append(Option(name: String(name), value: value)) }
        }
        while let word = rest.popFirst() {
            if !word.hasPrefix("-") || word == "-" {
                operands.append(word)
                if stopsAtOperand { break }
            } else if word == "--" {
                break
            } else if word.hasPrefix("--") {
                let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count > 1 { add(parts[0], parts[1]) } else if !switches.contains(parts[0]) { add(parts[0], nil) }
            } else {
                let letters = word.dropFirst()
                guard let index = letters.indices.first(where: { !switches.contains(letters[$0...$0]) }), letters[index] != "=" else {
                    continue
                }
                let name = letters[index...index]
                let value = letters[letters.index(after: index)...]
                add(longNames[name] ?? name, value.isEmpty ? nil : value.first == "=" ? value.dropFirst() : value)
            }
        }
        return (options, operands + rest)
    }

    /// The names of letters that someone asks for.
    private static let longNames: [Substring: Substring] = ["e": "env", "p": "publish", "t": "tag", "u": "user", "v": "volume"]
}

extension DockerLine.Command {
    /// The options that take no value.
    fileprivate var switches: String {
        switch self {
        case .run:
            "d detach i interactive t tty P publish-all q quiet disable-content-trust init no-healthcheck oom-kill-disable privileged "
                + "read-only rm sig-proxy use-api-socket"
        case .networkCreate: "attachable config-only ingress internal ipv4 ipv6"
        case .build: "D debug check compress disable-content-trust force-rm load no-cache pull push q quiet rm squash"
        case .pull: "a all-tags disable-content-trust q quiet"
        case .volumeCreate, .tag: ""
        }
    }
}
