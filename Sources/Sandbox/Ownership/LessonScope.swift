import Course
import DockerCLI
import Glibc

/// What tells the things of one lesson from all others on an engine: labels, a Compose project, and lines in the journal.
package struct LessonScope: Sendable, Equatable {
    package let course: String
    package let lesson: String
    /// Which calf: several may work with one engine.
    package let home: String
    /// Where calf keeps what it remembers of engines.
    let folder: EngineFolder

    /// The scope of a lesson of this calf.
    package init(course: String, lesson: String, directories: Directories) {
        self.course = course
        self.lesson = lesson
        folder = EngineFolder(directories)
        home = folder.home
    }

    /// The value of the lesson's label.
    package var name: String { "\(course)/\(lesson)" }

    /// What Compose calls the lesson's things where the learner has given no name. Its end tells learners apart who share an engine. Compose
    /// takes only these characters.
    package var project: String {
        let plain = lesson.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "-" }
        return "calf-\(String(plain))-\(home.prefix(5))"
    }

    /// What a label or a filter of docker's is to say: `key=value`.
    package var labels: [String] { shim.labels }

    private var shim: ShimScope { ShimScope(lesson: name, home: home, project: project, journal: folder.journal, data: folder.data) }

    /// The environment for whatever runs docker in the lesson: its own `docker` comes first, and knows the real one by path.
    package func environment(_ base: [String: String], docker: String? = nil) throws(SandboxError) -> [String: String] {
        guard let programs = try folder.prepareShim(path: base["PATH"] ?? "") else { return base }
        var shim = shim
        shim.docker = docker
        shim.engine = base.filter { ShimScope.engineVariables.contains($0.key) && !$0.value.isEmpty }
        var environment = base.merging(shim.variables) { $1 }
        environment[ShimScope.folderVariable] = programs
        environment["PATH"] = [programs, base["PATH"] ?? ""].filter { !$0.isEmpty }.joined(separator: ":")
        return environment
    }
}
