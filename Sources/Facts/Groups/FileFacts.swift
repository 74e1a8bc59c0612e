import Course
import Glibc
import Primitives
import Sandbox

/// Facts about one file in the workspace.
struct FileFacts {
    let place: FactsPlace
    let path: String

    private enum Content {
        case text(String)
        case missing
        case unreadable(String)
    }

    func reports(on subject: Facts.Subject) -> [FactReport] {
        let content = read()
        return subject.facts.map { fact in
            var report = FactReport(subject: subject, fact: fact, flaw: flaw(fact, content))
            if fact.key == "has", case .text(let text) = content { report.found = .text(text) }
            return report
        }
    }

    /// How the file differs from the fact; `nil` if the fact holds.
    private func flaw(_ fact: Facts.Fact, _ content: Content) -> FactFlaw? {
        let text: String
        switch content {
        case .missing: return fact.asks(exists: false) ? nil : .missing
        case .unreadable(let reason):
            return fact.key == "exists" ? (fact.asks(exists: false) ? .present : nil) : .unjudged(.cannotRun(reason))
        case .text(let read): text = read
        }
        if fact.key == "exists" { return fact.asks(exists: false) ? .present : nil }
        guard isDockerfile || fact.key == "instructions" else { return fact.value.stands(in: text) ? nil : .differs(.text(text)) }
        let file = Dockerfile(text)
        if let unread = file.unread { return .unjudged(.cannotRun(unread)) }
        if fact.key == "instructions" {
            let found = FactValue.instructions(file.instructions)
            return found.holds(fact.value) ? nil : .differs(found)
        }
        // Only what the builder reads is compared: no comments, and single spaces.
        return fact.value.mapTexts(Self.withSingleBlanks).stands(in: file.plain) ? nil : .differs(.text(text))
    }

    /// The steps of the Dockerfile's last stage that every builder records as they are written.
    var steps: [BuildStep] {
        guard case .text(let text) = read() else { return [] }
        let file = Dockerfile(text)
        // The last stage may be among what isn't read.
        guard file.unread == nil, let start = file.instructions.lastIndex(where: { $0.keyword == "FROM" }) else { return [] }
        return file.instructions[start...]
            .filter { Self.recorded.contains($0.keyword) && $0.options.isEmpty }
            .map { BuildStep(keyword: $0.keyword, arguments: $0.arguments) }
    }

    private static let recorded: Set<String> = ["CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "LABEL", "RUN", "USER", "WORKDIR"]

    private static func withSingleBlanks(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

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
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .unreadable("\(path) is not a file") }
        guard let bytes = DescriptorBytes.read(descriptor, atMost: Self.maxBytes) else {
            return .unreadable(String(cString: strerror(errno)))
        }
        return .text(String(decoding: bytes, as: UTF8.self))
    }

    private static let maxBytes = 4 << 20
}
