@testable import DockerCLI

/// The lesson of these tests.
let scope = ShimScope(lesson: "c/l", home: "h1", project: "calf-l", journal: "/j")

/// The labels of that lesson, as they stand in a line.
let labels = "--label io.calf.lesson=c/l --label io.calf.home=h1"

/// A line that is typed without quotes.
func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

func plan(_ line: String) -> ShimPlan { ShimPlan(DockerLine(words(line)), scope: scope) }

/// What docker gets for a line.
func becomes(_ line: String) -> String {
    let parsed = DockerLine(words(line))
    return ShimPlan(parsed, scope: scope).text(of: parsed).joined(separator: " ")
}
