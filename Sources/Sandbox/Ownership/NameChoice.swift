import Course

/// Replaces the names and ports that a lesson declares. All names change together, and so do all ports, so that a lesson stays easy to
/// read: `bench` and `entries` become `bench-2` and `entries-2`, and 8080 and 8081 become 8180 and 8181.
struct NameChoice: Sendable, Equatable {
    /// 1 means the names as declared.
    var names = 1
    /// 1 means the ports as declared.
    var ports = 1

    private static let portStep = 100

    static func name(_ name: String, _ number: Int) -> String { number == 1 ? name : "\(name)-\(number)" }

    static func port(_ port: Int, _ number: Int) -> Int { port + portStep * (number - 1) }

    /// How many choices there are without exceeding the largest port number.
    static func count(of ports: [Int]) -> Int { max(1, (65_535 - (ports.max() ?? 0)) / portStep + 1) }

    /// Maps each declared value to its replacement, if it has one.
    func values(for lesson: Lesson) -> [String: String] {
        let pairs =
            (names == 1 ? [] : lesson.names.map { ($0, Self.name($0, names)) })
            + (ports == 1 ? [] : lesson.ports.map { (String($0), String(Self.port($0, ports))) })
        return Dictionary(pairs) { first, _ in first }
    }
}
