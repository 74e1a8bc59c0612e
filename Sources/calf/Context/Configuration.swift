import Course
import Glibc
import Terminal
import YAML

/// What the user has set in `config.yaml`. Nothing in it can keep calf from starting: what is wrong is reported, and the rest applies.
struct Configuration: Sendable, Equatable {
    var theme = Theme.Choice.auto
    /// What is wrong, in the order of the file, each with its place.
    var warnings: [String] = []

    /// A file of this many bytes is no configuration.
    private static let maxBytes = 1 << 16

    init() {}

    /// - Parameter path: a file that need not exist.
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

    /// - Parameter path: for the warnings.
    init(text: String, path: String) { read(text, path: path) }

    private mutating func read(_ text: String, path: String) {
        do throws(YAMLError) {
            guard let root = try parse(text) else { return }
            guard let pairs = root.pairs else {
                warnings.append("\(path):\(root.line): expected settings, each as 'name: value'")
                return
            }
            for pair in pairs { read(pair, path: path) }
        } catch {
            warnings.append("\(path):\(error.line): \(error.message)")
        }
    }

    private mutating func read(_ pair: Node.Pair, path: String) {
        func warn(_ node: Node, _ problem: String, _ value: String, among valid: [String]) {
            let hint = Nearest.match(value, among: valid).map { "Did you mean '\($0)'?" } ?? "Use one of \(valid.joined(separator: ", "))."
            warnings.append("\(path):\(node.line): \(problem). \(hint)")
        }
        let name = pair.key.text ?? ""
        switch name {
        case "theme":
            let value = pair.value.text ?? ""
            if let choice = Theme.Choice(rawValue: value) {
                theme = choice
            } else {
                warn(pair.value, "no theme named '\(value)'", value, among: Theme.Choice.allCases.map(\.rawValue))
            }
        default: warn(pair.key, "no setting named '\(name)'", name, among: ["theme"])
        }
    }
}
