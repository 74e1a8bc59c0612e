/// The lesson for which docker is called, as it is handed to the shim: in the environment, which every program in the pane passes on.
package struct ShimScope: Sendable, Equatable {
    /// `course/lesson`.
    package var lesson: String
    /// Which calf, as in ``CalfLabel/home``.
    package var home: String
    /// The machine and data directory of that calf, as in ``CalfLabel/data``.
    package var data: String
    /// What Compose calls its things where the learner has given no name.
    package var project: String
    /// The file that remembers what no label tells.
    package var journal: String
    /// The real docker; where it is not said, the next one in PATH.
    package var docker: String?
    /// What told docker where the lesson's engine is when the lesson was opened, by variable.
    package var engine: [String: String]

    /// What tells docker where its engine is.
    package static let engineVariables = ["DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG"]

    /// Joins what belongs to a lesson.
    package init(
        lesson: String, home: String, project: String, journal: String, docker: String? = nil, engine: [String: String] = [:],
        data: String = ""
    ) {
        self.lesson = lesson
        self.home = home
        self.project = project
        self.journal = journal
        self.docker = docker
        self.data = data
        self.engine = engine.filter { Self.engineVariables.contains($0.key) && !$0.value.isEmpty }
    }

    private static let lessonVariable = "CALF_SCOPE_LESSON"
    private static let homeVariable = "CALF_SCOPE_HOME"
    private static let projectVariable = "CALF_SCOPE_PROJECT"
    private static let dataVariable = "CALF_SCOPE_DATA"
    private static let journalVariable = "CALF_SCOPE_JOURNAL"
    /// Holds without a lesson, too.
    package static let dockerVariable = "CALF_SCOPE_DOCKER"

    /// The folder with calf's own `docker`, for whatever repairs a PATH.
    package static let folderVariable = "CALF_GUARD"

    /// The scope that the environment names; `nil` where it names none, or not all of one.
    package init?(_ variable: (String) -> String?) {
        func value(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
        guard let lesson = value(Self.lessonVariable), let home = value(Self.homeVariable), let project = value(Self.projectVariable),
            let journal = value(Self.journalVariable)
        else { return nil }
        let engine = Self.engineVariables.map { ($0, value(Self.engineName($0)) ?? "") }
        self.init(
            lesson: lesson, home: home, project: project, journal: journal, docker: value(Self.dockerVariable),
            engine: Dictionary(engine, uniquingKeysWith: { $1 }), data: value(Self.dataVariable) ?? "")
    }

    private static func engineName(_ variable: String) -> String { "CALF_SCOPE_" + variable }

    /// What the environment is to hold.
    package var variables: [String: String] {
        var variables = [
            Self.lessonVariable: lesson, Self.homeVariable: home, Self.projectVariable: project, Self.journalVariable: journal,
        ]
        variables[Self.dockerVariable] = docker
        if !data.isEmpty { variables[Self.dataVariable] = data }
        for (name, value) in engine { variables[Self.engineName(name)] = value }
        return variables
    }

    /// The labels of what the lesson makes, as `--label` takes them.
    package var labels: [String] {
        ["\(CalfLabel.lesson)=\(lesson)", "\(CalfLabel.home)=\(home)"] + (data.isEmpty ? [] : ["\(CalfLabel.data)=\(data)"])
    }
}
