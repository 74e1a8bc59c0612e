import DockerCLI
import Glibc

/// Compose marks all it makes with its project's name, so that a name is all it needs.
extension Shim {
    func compose(_ words: [String]) -> Int32 {
        let line = ComposeLine(words)
        guard line.isWhole else { docker.become(call.asTyped) }
        let project = ComposeProject(line: line)
        // What is read from a pipe may name a project, and a variable would outdo it.
        guard project.named != nil || project.isKnown else { docker.become(call.asTyped) }
        let name = project.named ?? scope.project
        if project.named == nil { setenv(ComposeProject.variable, name, 1) }
        if line.changes {
            var journal = Journal(scope: scope)
            if !journal.owns(project: name, in: project.folders) {
                let foreign = ForeignReach(ofProject: name, engine: engine, journal: journal)
                if !isAllowed(foreign, journal) { return 1 }
                if foreign.isEmpty, line.makes { journal.add(project.folders.map { .project(name: name, folder: $0) }) }
            }
            rememberVolumes(of: engine.objects(.containers(["label=\(CalfLabel.composeProject)=\(name)"])), in: &journal)
        }
        docker.become(call.asTyped)
    }
}
