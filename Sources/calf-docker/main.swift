import DockerCLI
import Glibc

// The docker of a lesson's shell. It runs the real docker, but marks what is created as the lesson's, and asks before anything else is
// affected. It also wraps programs that start docker with a different environment.
let call = Call()
guard let docker = RealDocker.find(for: call) else {
    Notice.say("\(call.name): command not found")
    exit(127)
}
let scope = ShimScope { name in getenv(name).map { String(cString: $0) } }
if call.isLauncher {
    exit(Launcher(call: call, program: docker, scope: scope).run())
}
guard let scope else { exit(WithoutLesson(call: call, docker: docker).run()) }
exit(Shim(call: call, docker: docker, scope: scope).run())
