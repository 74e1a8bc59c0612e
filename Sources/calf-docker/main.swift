import DockerCLI
import Glibc

// The docker of a lesson's shell: the real one, but what it makes is known as the lesson's, and what it would do to anything else is asked
// about first. It also stands in for programs that start docker with an environment of their own.
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
