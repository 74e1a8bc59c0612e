import DockerCLI
import Glibc

// The docker of a lesson's pane: the real one, but what it makes is known as the lesson's, and what it would do to anything else is asked
// about first. Without a lesson it is the real one at once.
let call = Call()
guard let docker = RealDocker.find(for: call) else {
    Notice.say("\(call.name): command not found")
    exit(127)
}
guard let scope = ShimScope({ name in getenv(name).map { String(cString: $0) } }) else { docker.become(call.asTyped) }
exit(Shim(call: call, docker: docker, scope: scope).run())
