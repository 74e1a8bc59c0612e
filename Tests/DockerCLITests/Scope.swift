@testable import DockerCLI

/// The lesson in these tests.
let scope = ShimScope(lesson: "c/l", home: "h1", project: "calf-l", journal: "/j")

/// That lesson's labels, as options.
let labels = "--label io.calf.lesson=c/l --label io.calf.home=h1"

/// The words of a line without quotes.
func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

func plan(_ line: String) -> ShimPlan { ShimPlan(DockerLine(words(line)), scope: scope) }

/// The line that docker receives.
func becomes(_ line: String) -> String {
    let parsed = DockerLine(words(line))
    return ShimPlan(parsed, scope: scope).text(of: parsed).joined(separator: " ")
}
