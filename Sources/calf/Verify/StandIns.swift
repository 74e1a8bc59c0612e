import Course
import Glibc

/// Unused values for the names and ports that a lesson declares, so that nothing collides and a hard-coded value shows.
///
/// A stand-in is as long as its value, starts with the same letter, and sorts in the same order, so that tables that commands print keep
/// their form.
struct StandIns {
    /// By the declared value.
    let values: [String: String]

    init(for lesson: Lesson) {
        var random = SystemRandomNumberGenerator()
        self.init(for: lesson, using: &random)
    }

    init(for lesson: Lesson, using random: inout some RandomNumberGenerator) {
        var values: [String: String] = [:]
        let names = lesson.names.sorted()
        // A few tries give the same order; if not, an output that depends on it fails and says so.
        for _ in 0..<200 {
            for name in names { values[name] = Self.name(like: name, using: &random) }
            let made = names.compactMap { values[$0] }
            if made == made.sorted(), Set(made).count == made.count { break }
        }
        for port in lesson.ports {
            var found: Int?
            for _ in 0..<200 where found == nil {
                let candidate = Self.port(like: port, using: &random)
                if !values.values.contains(String(candidate)), Self.isFree(candidate) { found = candidate }
            }
            values[String(port)] = found.map(String.init)
        }
        self.values = values
    }

    /// A text with the declared values in place of their stand-ins.
    func restoring(_ text: String) -> String {
        Placeholder.substituting(Dictionary(values.map { ($1, $0) }) { first, _ in first }, in: text)
    }

    private static func name(like name: String, using random: inout some RandomNumberGenerator) -> String {
        let letters = Array("bcdfghjkmnpqrstvwxz")
        let rest = name.dropFirst().map { $0.isLetter ? letters.randomElement(using: &random) ?? $0 : $0 }
        // One or two letters leave too few names.
        let tail = (name.count < 3 ? letters.shuffled(using: &random).prefix(4) : [])
        return String(name.prefix(1)) + String(rest) + String(tail)
    }

    private static func port(like port: Int, using random: inout some RandomNumberGenerator) -> Int {
        Int.random(in: port < 10_000 ? 2_000...9_999 : 20_000...32_000, using: &random)
    }

    /// Whether a program on this machine could listen there now.
    private static func isFree(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0 }
        }
    }
}
