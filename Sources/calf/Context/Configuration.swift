import Course
import Glibc
import Sandbox
import Terminal
import TutorCore
import YAML

/// The user's settings in `config.yaml`. No error in it keeps calf from starting: errors are reported, and the rest applies.
struct Configuration: Sendable, Equatable {
    var theme = Theme.Choice.auto
    /// The limits of each statement in a lesson's database.
    var statements = StatementLimits()
    /// The longest time of a review session.
    var reviewMinutes = 10
    /// Keys for the tutor's commands, replacing the default ones.
    var keys: [TutorCore.Command: KeyEvent] = [:]
    /// The errors, in the order of the file, each with its position.
    var warnings: [String] = []

    /// A larger file is not a configuration.
    private static let maxBytes = 1 << 16

    /// - Parameter path: A file that may not exist.
    init(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        do throws(CommandLineError) {
            guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= Configuration.maxBytes else {
                throw CommandLineError("\(path): not a configuration file")
            }
            read(String(decoding: try StandardStreams.read(path, limit: Configuration.maxBytes), as: UTF8.self), path: path)
        } catch {
            warnings.append(error.message)
        }
    }

    private mutating func read(_ text: String, path: String) {
        do throws(YAMLError) {
            guard let root = try parse(text) else { return }
            guard let pairs = root.pairs else {
                warnings.append("\(path):\(root.line): expected settings, each as 'name: value'.")
                return
            }
            for pair in pairs { read(pair, path: path) }
        } catch {
            warnings.append("\(path):\(error.line): \(error.message)")
        }
    }

    private mutating func read(_ pair: Node.Pair, path: String) {
        let name = pair.key.text ?? ""
        switch name {
        case "theme": readTheme(pair, path: path)
        case "keys": for key in pairs(pair.value, path: path, as: "keys, each as 'command: key'") { readKey(key, path: path) }
        case "limits": for limit in pairs(pair.value, path: path, as: "limits, each as 'name: number'") { readLimit(limit, path: path) }
        case "review": for setting in pairs(pair.value, path: path, as: "'minutes: number'") { readReview(setting, path: path) }
        default: warn(path, pair.key, "no setting named '\(name)'", name, among: ["theme", "limits", "review", "keys"])
        }
    }

    private mutating func pairs(_ node: Node, path: String, as expected: String) -> [Node.Pair] {
        if node.pairs == nil, !node.isEmpty { warnings.append("\(path):\(node.line): expected \(expected).") }
        return node.pairs ?? []
    }

    private mutating func readLimit(_ pair: Node.Pair, path: String) {
        let name = pair.key.text ?? ""
        guard ["seconds", "megabytes"].contains(name) else {
            return warn(path, pair.key, "no limit named '\(name)'", name, among: ["seconds", "megabytes"])
        }
        guard let number = number(pair, path: path, from: 1...1_000_000) else { return }
        if name == "seconds" { statements.seconds = number } else { statements.growth = number << 20 }
    }

    private mutating func readReview(_ pair: Node.Pair, path: String) {
        let name = pair.key.text ?? ""
        guard name == "minutes" else { return warn(path, pair.key, "no review setting named '\(name)'", name, among: ["minutes"]) }
        reviewMinutes = number(pair, path: path, from: 1...240) ?? reviewMinutes
    }

    private mutating func number(_ pair: Node.Pair, path: String, from range: ClosedRange<Int>) -> Int? {
        if let number = pair.value.text.flatMap({ Int($0) }), range.contains(number) { return number }
        warnings.append(
            "\(path):\(pair.value.line): '\(pair.key.text ?? "")' must be a number from \(range.lowerBound) to \(range.upperBound).")
        return nil
    }

    private mutating func readTheme(_ pair: Node.Pair, path: String) {
        let value = pair.value.text ?? ""
        if let choice = Theme.Choice(rawValue: value) { return theme = choice }
        warn(path, pair.value, "no theme named '\(value)'", value, among: Theme.Choice.allCases.map(\.rawValue))
    }

    private mutating func readKey(_ pair: Node.Pair, path: String) {
        let name = pair.key.text ?? ""
        guard let command = TutorCore.Command.all.first(where: { $0.name == name }) else {
            return warn(path, pair.key, "no command named '\(name)'", name, among: TutorCore.Command.all.map(\.name))
        }
        let value = pair.value.text ?? ""
        guard let key = KeyName(value)?.event, Configuration.canPerformCommands(key) else {
            warnings.append(
                "\(path):\(pair.value.line): '\(value)' can't be the key of a command. Use a function key, or Ctrl or Alt with a key.")
            return
        }
        if let other = keys.first(where: { $0.value == key })?.key {
            warnings.append("\(path):\(pair.value.line): \(value) is already the key of '\(other.name)'.")
        } else {
            keys[command] = key
        }
    }

    /// Other keys type text in an editor or move the cursor. Ctrl-G always opens the menu of all commands.
    private static func canPerformCommands(_ key: KeyEvent) -> Bool {
        if case .function = key.key { return true }
        return (key.control || key.alt) && key != .control("g")
    }

    private mutating func warn(_ path: String, _ node: Node, _ problem: String, _ value: String, among valid: [String]) {
        let hint = Nearest.match(value, among: valid).map { "Did you mean '\($0)'?" } ?? "Use one of \(valid.joined(separator: ", "))."
        warnings.append("\(path):\(node.line): \(problem). \(hint)")
    }
}
