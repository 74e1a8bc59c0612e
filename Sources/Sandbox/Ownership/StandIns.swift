package import Course

/// Unused replacements for the names and ports that a lesson declares, so that a check collides with nothing that the learner has made in
/// the same lesson, and hard-coded values are detected.
///
/// A stand-in has the same length as its value (or is longer, for one or two letters), starts with the same letter, and sorts in the
/// same order, so that the tables printed by commands keep their layout.
package struct StandIns: Sendable {
    /// The stand-ins by declared value.
    package let values: [String: String]

    /// Stand-ins for a lesson that uses no engine.
    package init(for lesson: Lesson) { self.init(for: lesson, whereName: { _ in true }, port: { LocalPort.isFree($0) }) }

    /// Stand-ins that nothing on the engine uses, and that aren't among these.
    package init(for lesson: Lesson, besides used: UsedNames, and taken: Set<String> = []) {
        self.init(
            for: lesson, whereName: { !used.names.contains($0) && !taken.contains($0) },
            port: { used.isFree($0) && !taken.contains(String($0)) })
    }

    private init(for lesson: Lesson, whereName isFreeName: (String) -> Bool, port isFreePort: (Int) -> Bool) {
        var values: [String: String] = [:]
        let names = lesson.names.sorted()
        // A few tries are enough to get the same order. If they aren't, output that depends on it fails visibly.
        for _ in 0..<200 {
            for name in names { values[name] = Self.name(like: name, where: isFreeName) }
            let made = names.compactMap { values[$0] }
            if made == made.sorted(), Set(made).count == made.count { break }
        }
        for port in lesson.ports {
            let candidates = (port < 10_000 ? 2_000...9_999 : 20_000...32_000).shuffled()
            values[String(port)] = candidates.first { !values.values.contains(String($0)) && isFreePort($0) }.map(String.init)
        }
        self.values = values
    }

    /// Replaces the declared values in a text, and the values that a learner has for them, with stand-ins.
    package func replacing(_ learners: [String: String], in text: String) -> String {
        let others = learners.compactMap { declared, learners in values[declared].map { (learners, $0) } }
        return Placeholder.substituting(values.merging(others) { own, _ in own }, in: text)
    }

    /// Replaces the stand-ins in a text with the declared values.
    package func restoring(_ text: String) -> String {
        Placeholder.substituting(Dictionary(values.map { ($1, $0) }) { first, _ in first }, in: text)
    }

    private static func name(like name: String, where isFree: (String) -> Bool) -> String {
        let letters = Array("bcdfghjkmnpqrstvwxz")
        var made = name
        for _ in 0..<200 {
            let rest = name.dropFirst().map { $0.isLetter ? letters.randomElement() ?? $0 : $0 }
            // One or two letters leave too few names.
            let tail = name.count < 3 ? letters.shuffled().prefix(4) : []
            made = String(name.prefix(1)) + String(rest) + String(tail)
            if isFree(made) { break }
        }
        return made
    }
}
