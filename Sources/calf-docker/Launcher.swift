import DockerCLI
import Glibc

/// `sudo docker` and `env -i docker`: runs the same launcher, but makes it start the guard instead of docker.
struct Launcher {
    let call: Call
    let program: RealDocker
    let scope: ShimScope?

    /// Returns only if nothing was started.
    func run() -> Int32 {
        let line = LaunchLine(call.name, call.words)
        guard let scope, let folder = getenv(ShimScope.folderVariable).map({ String(cString: $0) }) else {
            program.become(call.asTyped)
        }
        var variables = scope.variables
        variables[ShimScope.folderVariable] = folder
        if let words = line.guarded(by: folder, variables) { program.become(words.map(PlannedWord.new)) }
        if line.mayRunDocker {
            Notice.say("calf: \(call.name) has an option that calf doesn't know, so calf can't guard docker there.")
            guard Notice.asks("Run it anyway? [y/N] ") == true else {
                Notice.say("Not run.")
                return 1
            }
        }
        program.become(call.asTyped)
    }
}

/// The guard without the variables that identify the lesson. It can't know which objects are the lesson's, so it asks before any change.
struct WithoutLesson {
    let call: Call
    let docker: RealDocker

    /// Returns only if docker was not started.
    func run() -> Int32 {
        let line = DockerLine(call.words)
        let compose = call.isStandaloneCompose ? call.words : ComposeLine.words(in: line)
        let changes = compose.map { ComposeLine($0) }.map { !$0.asksForHelp && $0.changes } ?? line.changes
        if changes {
            Notice.say("calf: the variables that name the lesson are not set here, so calf can't tell what this would change.")
            switch Notice.asks("Run it anyway? [y/N] ") {
            case true?: break
            case false?:
                Notice.say("Not run.")
                return 1
            case nil:
                Notice.say("calf: not run, because no one is here to answer. To run it anyway, call docker by its full path.")
                return 1
            }
        }
        docker.become(call.asTyped)
    }
}
