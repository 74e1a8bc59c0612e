import Course
import Sandbox

/// Unused replacements for the names and ports that a lesson declares, so that nothing collides and hard-coded values are detected.
///
/// A stand-in has the same length as its value (or is longer, for one or two letters), starts with the same letter, and sorts in the
/// same order, so that the tables printed by commands keep their layout.
struct StandIns {
    /// The stand-ins by declared value.
    let values: [String: String]

    init(for lesson: Lesson) {
        var random = SystemRandomNumberGenerator()
        self.init(for: lesson, using: &random)
    }

    init(for lesson: Lesson, using random: inout some RandomNumberGenerator) {
        var values: [String: String] = [:]
        let names = lesson.names.sorted()
        // A few tries are enough to get the same order. If they aren't, output that depends on it fails visibly.
        for _ in 0..<200 {
            for name in names { values[name] = Self.name(like: name, using: &random) }
            let made = names.compactMap { values[$0] }
            if made == made.sorted(), Set(made).count == made.count { break }
        }
        for port in lesson.ports {
            var found: Int?
            for _ in 0..<200 where found == nil {
                let candidate = Self.port(like: port, using: &random)
                if !values.values.contains(String(candidate)), LocalPort.isFree(candidate) { found = candidate }
            }
            values[String(port)] = found.map(String.init)
        }
        self.values = values
    }

    /// Replaces the declared values in a text, and the values that a learner has for them, with stand-ins.
    func replacing(_ learners: [String: String], in text: String) -> String {
        let others = learners.compactMap { declared, learners in values[declared].map { (learners, $0) } }
        return Placeholder.substituting(values.merging(others) { own, _ in own }, in: text)
    }

    /// Whether every name and port that a lesson declares has a stand-in.
    func areComplete(for lesson: Lesson) -> Bool { lesson.placeholders.allSatisfy { values[$0] != nil } }

    /// Replaces the stand-ins in a text with the declared values.
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
}
