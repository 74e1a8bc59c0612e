import Course
import DockerCLI
import Glibc

/// Identifies the objects of one lesson on an engine: by labels, a Compose project, and lines in the journal.
package struct LessonScope: Sendable, Equatable {
    package let course: String
    package let lesson: String
    /// Identifies the calf installation, since several may use one engine.
    package let home: String
    /// Where calf keeps its records about engines.
    let folder: EngineFolder

    /// The scope of a lesson in this calf installation.
    package init(course: String, lesson: String, directories: Directories) {
        self.course = course
        self.lesson = lesson
        folder = EngineFolder(directories)
        home = folder.home
    }

    /// The value of the lesson's label.
    package var name: String { "\(course)/\(lesson)" }

    /// The Compose project name if the learner gives none. The suffix distinguishes learners on a shared engine. All characters must be
    /// valid in Compose.
    package var project: String {
        let plain = lesson.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "-" }
        return "calf-\(String(plain))-\(home.prefix(5))"
    }

    /// The `key=value` pairs for docker's labels and filters.
    package var labels: [String] { shim.labels }

    private var shim: ShimScope { ShimScope(lesson: name, home: home, project: project, journal: folder.journal, data: folder.data) }

    /// The environment for programs that run docker in the lesson. The lesson's `docker` comes first in PATH and knows the real one's path.
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
