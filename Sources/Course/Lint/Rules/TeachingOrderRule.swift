import SQLText

/// A lesson uses only constructs that it or an earlier lesson teaches, or that the course assumes.
///
/// Checks examples, starters, and solutions, which every reader sees. Alternatives and mistakes may use more.
enum TeachingOrderRule: MethodRule {
    static let name = "not-taught"
    static let summary = "Examples, starters, and solutions use only constructs and commands that this lesson or an earlier one teaches."

    static func check(_ course: LintedCourse) -> [Finding] {
        var known = course.assumes
        let teachers = Dictionary(course.path.flatMap { step in step.teaches.map { ($0, step.name) } }) { first, _ in first }
        var findings: [Finding] = []
        for step in course.path {
            known.formUnion(step.teaches)
            guard let lesson = step.lesson else { continue }
            var reported: Set<String> = []
            for block in blocks(of: lesson) {
                for name in missing(in: block, known: known, teachers: teachers) where reported.insert(name).inserted {
                    let advice = teachers[name].map { "the lesson '\($0)' teaches it later" } ?? "add it to 'teaches' and explain it"
                    findings.append(
                        Finding(
                            message: "'\(name)' is used here, but no lesson up to this one teaches it; \(advice)", location: block.location)
                    )
                }
            }
        }
        return findings
    }

    private static func blocks(of lesson: Lesson) -> [CodeBlock] {
        lesson.sections.flatMap { section in
            section.elements.compactMap { if case .example(let example) = $0 { example.block } else { nil } }
                + (section.exercise.map { $0.starter + $0.solution } ?? [])
        }
    }

    private static func missing(in block: CodeBlock, known: Set<String>, teachers: [String: String]) -> [String] {
        switch block.language {
        case "sql":
            return Tree.constructs(in: block.text).sorted().filter { name in
                if known.contains(name) || name == "inner join" && known.contains("join") { return false }
                return teachers[name] != nil || ConstructNames.weighty.contains(name) || ConstructNames.isFunction(name)
            }
        case "sh":
            return Commands.names(in: block.text).filter { name in
                if Commands.isCovered(name, by: known) { return false }
                // Docker commands always count; options and other commands count only if some lesson teaches them.
                return teachers[name] != nil || name.hasPrefix("docker ") && !name.contains(" -")
            }
        default: return []
        }
    }
}
