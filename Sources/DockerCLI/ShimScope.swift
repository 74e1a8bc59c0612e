/// The lesson for which docker is called. It is passed to the shim in environment variables, which all programs in the shell inherit.
package struct ShimScope: Sendable, Equatable {
    /// `course/lesson`.
    package var lesson: String
    /// The calf installation, as in ``CalfLabel/home``.
    package var home: String
    /// The machine and data directory of that installation, as in ``CalfLabel/data``.
    package var data: String
    /// The Compose project name if the learner gives none.
    package var project: String
    /// The path of the journal.
    package var journal: String
    /// The path of the real docker; by default, the next one in PATH.
    package var docker: String?
    /// The environment variables that selected the engine when the lesson was opened.
    package var engine: [String: String]

    /// Whether a check of the lesson calls docker, rather than the learner.
    package var isCheck = false

    /// The environment variables that select docker's engine.
    package static let engineVariables = ["DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG"]

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
    /// Set to `1` by checks.
    package static let checkVariable = "CALF_SCOPE_CHECK"
    /// Used even without a lesson.
    package static let dockerVariable = "CALF_SCOPE_DOCKER"

    /// The folder with calf's own `docker`, for programs that repair PATH.
    package static let folderVariable = "CALF_GUARD"

    /// Reads the scope from the environment. Returns `nil` if it is missing or incomplete.
    package init?(_ variable: (String) -> String?) {
        func value(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
        guard let lesson = value(Self.lessonVariable), let home = value(Self.homeVariable), let project = value(Self.projectVariable),
            let journal = value(Self.journalVariable)
        else { return nil }
        let engine = Self.engineVariables.map { ($0, value(Self.engineName($0)) ?? "") }
        self.init(
            lesson: lesson, home: home, project: project, journal: journal, docker: value(Self.dockerVariable),
            engine: Dictionary(engine, uniquingKeysWith: { $1 }), data: value(Self.dataVariable) ?? "")
        isCheck = value(Self.checkVariable) != nil
    }

    private static func engineName(_ variable: String) -> String { "CALF_SCOPE_" + variable }

    /// The environment variables for this scope.
    package var variables: [String: String] {
        var variables = [
            Self.lessonVariable: lesson, Self.homeVariable: home, Self.projectVariable: project, Self.journalVariable: journal,
        ]
        variables[Self.dockerVariable] = docker
        if !data.isEmpty { variables[Self.dataVariable] = data }
        if isCheck { variables[Self.checkVariable] = "1" }
        for (name, value) in engine { variables[Self.engineName(name)] = value }
        return variables
    }

    /// The labels for the lesson's objects, as `--label` arguments.
    package var labels: [String] {
        ["\(CalfLabel.lesson)=\(lesson)", "\(CalfLabel.home)=\(home)"] + (data.isEmpty ? [] : ["\(CalfLabel.data)=\(data)"])
            + (isCheck ? ["\(CalfLabel.check)=1"] : [])
    }
}
