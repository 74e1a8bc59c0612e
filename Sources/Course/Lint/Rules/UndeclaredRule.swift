/// A lesson declares the names and host ports that it creates, so that calf can replace those already in use.
enum UndeclaredRule: LessonRule {
    static let name = "undeclared"
    static let summary =
        "A lesson that declares names or ports declares all that it creates, and maps host ports to different container ports."

    static func check(_ lesson: Lesson) -> [Finding] {
        // A lesson without placeholders relies on its names being free.
        if lesson.placeholders.isEmpty { return [] }
        let use = EngineUse(lesson.code)
        let ports = Set(lesson.ports.map(String.init))
        var reported: Set<String> = []
        func undeclared(_ items: [EngineUse.Item], _ declared: Set<String>, _ what: String, _ key: String) -> [Finding] {
            items.filter { !declared.contains($0.text) && reported.insert("\(key) \($0.text)").inserted }.map {
                Finding(
                    message: "the \(what) '\($0.text)' is created here, but '\(key)' doesn't declare it", location: $0.location,
                    nearest: Nearest.match($0.text, among: declared.sorted()))
            }
        }
        let clashes = use.containerPorts.filter { ports.contains($0.text) }.map {
            let message =
                "the container port \($0.text) is also a declared host port, so calf would replace it, too; use a different one, as in 8080:80"
            return Finding(message: message, location: $0.location)
        }
        return undeclared(use.names, Set(lesson.names), "name", "names") + undeclared(use.ports, ports, "host port", "ports") + clashes
    }
}

extension Lesson {
    /// Whether the lesson declares names or host ports, and they include everything that it creates.
    package var declaresWhatItCreates: Bool { !placeholders.isEmpty && UndeclaredRule.check(self).isEmpty }
}
