/// A container port, and the port of this machine that it is published on, if any.
package struct PublishedPort: Sendable, Equatable, Hashable {
    /// `nil` if it is reachable only within its networks.
    package var host: ClosedRange<Int>?
    package var container: ClosedRange<Int>
    /// `tcp` or `udp`.
    package var transport: String

    package init(host: ClosedRange<Int>? = nil, container: ClosedRange<Int>, transport: String = "tcp") {
        self.host = host
        self.container = container
        self.transport = transport
    }

    /// `:8080→80`, or `80` if the port isn't published on this machine; with `/udp` for UDP.
    package var words: String {
        let suffix = transport == "tcp" ? "" : "/\(transport)"
        guard let host else { return PublishedPort.words(container) + suffix }
        return ":\(PublishedPort.words(host))→\(PublishedPort.words(container))\(suffix)"
    }

    /// `80`, or `80-82`.
    package static func words(_ ports: ClosedRange<Int>) -> String {
        ports.count == 1 ? "\(ports.lowerBound)" : "\(ports.lowerBound)-\(ports.upperBound)"
    }

    /// Parses docker's format `0.0.0.0:8080->80/tcp, :::8080->80/tcp, 5432/tcp`. A port published on several addresses is included once.
    package static func list(_ text: String) -> [PublishedPort] {
        var ports: [PublishedPort] = []
        for entry in text.split(separator: ",") {
            guard let port = PublishedPort(entry.drop(while: \.isWhitespace)), !ports.contains(port) else { continue }
            ports.append(port)
        }
        return ports
    }

    private init?(_ entry: Substring) {
        let parts = entry.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        transport = String(parts[1])
        let ends = parts[0].split(separator: ">")
        guard let inner = ends.last, let container = PublishedPort.range(inner) else { return nil }
        self.container = container
        guard ends.count == 2 else { return }
        // The part before `>` consists of an address, a colon, the ports and the arrow's dash.
        host = PublishedPort.range(ends[0].dropLast().split(separator: ":").last ?? "")
    }

    private static func range(_ text: Substring) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return nil }
        return first...last
    }
}
