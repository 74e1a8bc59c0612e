import Course
import Glibc

/// Facts about one file of the workspace.
struct FileFacts {
    let place: FactsPlace
    let path: String

    private enum Content {
        case text(String)
        case missing
        case unreadable(String)
    }

    /// What is not as it is asked for; `nil`: it holds.
    func flaws(_ facts: [Facts.Fact]) -> [FactFlaw?] {
        let content = read()
        return facts.map { flaw($0, content) }
    }

    private func flaw(_ fact: Facts.Fact, _ content: Content) -> FactFlaw? {
        let text: String
        switch content {
        case .missing: return fact.asks(exists: false) ? nil : .missing
        case .unreadable(let reason):
            return fact.key == "exists" ? (fact.asks(exists: false) ? .present : nil) : .unjudged(.cannotRun(reason))
        case .text(let read): text = read
        }
        switch fact.key {
        case "exists": return fact.asks(exists: false) ? .present : nil
        case "instructions":
            let found = FactValue.instructions(Dockerfile(text).instructions)
            return found.holds(fact.value) ? nil : .differs(found)
        default:
            // Of a Dockerfile, what counts is what the builder reads: no comments, and blanks as they come.
            let found = isDockerfile ? Dockerfile(text).plain : text
            let asked: Facts.Value = isDockerfile ? fact.value.withSingleBlanks : fact.value
            return Self.contains(found, asked) ? nil : .differs(.text(text))
        }
    }

    /// `has` is a part already, with another `has` in it or without.
    private static func contains(_ text: String, _ asked: Facts.Value) -> Bool {
        switch asked {
        case .not(let value): !contains(text, value)
        case .has(let value): contains(text, value)
        case .text(let part): text.contains(part)
        case .list(let parts): parts.allSatisfy { contains(text, $0) }
        case .map: false
        }
    }

    private var isDockerfile: Bool {
        let name = path.split(separator: "/").last ?? ""
        return name == "Dockerfile" || name.hasPrefix("Dockerfile.") || name.lowercased().hasSuffix(".dockerfile")
    }

    private func read() -> Content {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(".."), !path.hasPrefix("/") else { return .unreadable("\(path) is not in the workspace") }
        let descriptor = open(place.directory + "/" + path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .unreadable("\(path) is no file") }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < Self.mostBytes {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            bytes += chunk[..<count]
        }
        return .text(String(decoding: bytes, as: UTF8.self))
    }

    private static let mostBytes = 4 << 20
}

extension Facts.Value {
    fileprivate var withSingleBlanks: Facts.Value {
        switch self {
        case .text(let text): .text(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        case .list(let values): .list(values.map(\.withSingleBlanks))
        case .has(let value): .has(value.withSingleBlanks)
        case .not(let value): .not(value.withSingleBlanks)
        case .map: self
        }
    }
}
