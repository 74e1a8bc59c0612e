import DockerProxy
import Glibc
import Primitives
import Sandbox
import Synchronization

/// A client's end of the keeper's socket. Reading blocks.
final class ControlClient: Sendable {
    private let descriptor: Int32
    /// Whether this end has ended the connection.
    private let ended = Atomic(false)
    var hasEnded: Bool { ended.load(ordering: .acquiring) }

    /// Connects; `nil` if no keeper listens.
    init?(to path: String) {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0, SocketAddress.with(path, { connect(descriptor, $0, $1) }) == 0 else { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func send(_ fields: [String]) {
        let bytes = Array(ControlLine.text(fields).utf8)
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Ends the connection. Whoever reads is at its end.
    func end() {
        ended.store(true, ordering: .releasing)
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Reads a client's lines, one after the other.
    struct Reader {
        let client: ControlClient
        private let collector = LineCollector(longest: .max)
        private var lines: [String] = []

        init(_ client: ControlClient) { self.client = client }

        /// The next line; `nil` if none came within the limit, or at the end.
        mutating func line(within seconds: Int = 0) -> [String]? {
            var limit = timeval(tv_sec: seconds, tv_usec: 0)
            setsockopt(client.descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            while lines.isEmpty {
                guard let chunk = DescriptorBytes.next(client.descriptor), !chunk.isEmpty else { return nil }
                lines = collector.take(chunk)
            }
            return ControlLine.fields(lines.removeFirst())
        }
    }

    /// Asks a keeper for something, and returns what it sends.
    static func ask(_ request: [String], at place: SetPlace) throws(ServersError) -> [[String]] {
        guard let client = ControlClient(to: place.control) else { throw .keeperSilent }
        client.send(request)
        var reader = Reader(client)
        var lines: [[String]] = []
        while let line = reader.line(within: 150) {
            switch line.first {
            case "done": return lines
            case "failed": throw .refused(line.last ?? "")
            default: lines.append(line)
            }
        }
        throw .keeperSilent
    }
}

/// A line of the keeper's protocol: texts, separated by tabs.
enum ControlLine {
    /// In place of a line's end inside a text.
    private static let separator = "\u{1E}"

    static func text(_ fields: [String]) -> String {
        fields.map { $0.replacing("\n", with: separator).replacing("\t", with: " ") }.joined(separator: "\t") + "\n"
    }

    static func fields(_ line: String) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0.replacing(separator, with: "\n")) }
    }
}
