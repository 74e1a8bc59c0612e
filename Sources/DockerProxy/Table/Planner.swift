import DockerCLI
import Primitives

/// How a request is carried out, once everything that it does is allowed.
struct Plan {
    enum Body {
        case none, stream
        case json(JSONValue)
    }

    /// What the proxy does before the client hears the engine's answer.
    enum Ending {
        case none
        /// The whole answer is read first.
        case reply((EngineClient.Reply) throws -> Void)
        /// The names of images are compared before the last byte.
        case images(ImageComparison)
    }

    var target: RequestTarget
    var body: Body
    var isHijacked: Bool
    /// Set if the stream is BuildKit's.
    var buildKit: BuildKitWatch?
    var ending = Ending.none
    /// The proxy's own answer, instead of the engine's.
    var answer: JSONValue?
}

/// Turns a request into a plan, or throws why it isn't carried out. Asks on the way.
struct Planner {
    let owner: Guard
    let method: String
    let target: RequestTarget
    /// Reads the body, if the row has one that is read.
    let readBody: () throws -> JSONValue

    func plan() throws -> Plan {
        guard !target.isTooOld else {
            throw Refusal(status: 400, message: "calf: version \(target.version) of the engine's API isn't supported.")
        }
        guard let (endpoint, names) = EndpointTable.find(method, target.parts) else {
            try owner.ask(.request, .endpoint("\(method) /\(target.parts.joined(separator: "/"))"))
            return Plan(target: target, body: .stream, isHijacked: false)
        }
        // The engine takes the first of several; only a build can have several tags.
        var seen: Set<String> = []
        for parameter in target.query where method != "GET" && parameter.name != "t" && !seen.insert(parameter.name).inserted {
            throw HTTPError.ambiguous("several values for \(parameter.name)")
        }
        var plan = Plan(target: target, body: endpoint.body == .stream ? .stream : .none, isHijacked: endpoint.isHijacked)
        let body: JSONValue = endpoint.body == .stream ? .null : try readBody()
        if endpoint.body == .json { plan.body = .json(body) }
        if endpoint.body == .none, !body.isEmpty { throw HTTPError.ambiguous("the request has a body") }
        try apply(endpoint.rule, names.first ?? "", body, &plan)
        return plan
    }

    private func apply(_ rule: Rule, _ name: String, _ body: JSONValue, _ plan: inout Plan) throws {
        switch rule {
        case .read: break
        case .container(let action):
            let container = try owner.container(name, action)
            plan.target.parts[1] = container.id
            // Its volumes without a name go, too, and may come from another container.
            if action == .remove, target.isTrue("v"), owner.owns(.container(id: container.id)) {
                for volume in container.found["Mounts"].items.compactMap(\.["Name"].text) where EngineObject.isAnonymousVolume(volume) {
                    _ = try owner.volume(volume, .remove)
                }
            }
        case .start(let action):
            let container = try owner.container(name, action)
            plan.target.parts[1] = container.id
            try known(Settings.start)
            var check = ContainerCheck(owner)
            try check.start(container.found)
        case .createContainer: try createContainer(body, &plan)
        case .updateContainer:
            plan.target.parts[1] = try owner.container(name, .update).id
            plan.body = .json(.object(try ContainerCheck(owner).known(body, Settings.resources, asked: Settings.askedHost, "")))
        case .createExec:
            plan.target.parts[1] = try owner.container(name, .exec).id
            var members = try ContainerCheck(owner).known(body, Settings.exec, asked: ["Privileged"], "")
            // Python's docker package repeats the container there.
            if !members["Container"].isEmpty { members["Container"] = .text(plan.target.parts[1]) }
            plan.body = .json(.object(members))
        case .exec:
            let found = try owner.engine.get(["exec", try owner.plain(name), "json"])
            guard found.isSuccess else { throw Refusal(status: found.status, message: found.message) }
            _ = try owner.container(try Guard.text(found.value, "ContainerID"), .exec)
            plan.target.parts[1] = try Guard.text(found.value, "ID")
            if case .json = plan.body {
                let members = try ContainerCheck(owner).known(body, Settings.execStart, "")
                plan.body = .json(.object(members))
                if members["Detach"].bool == true { plan.isHijacked = false }
            }
        case .commit:
            plan.target.set("container", try owner.container(target["container"], .commit).id)
            try nameImage(&plan, with: "repo")
        case .createVolume: try createVolume(body, &plan)
        case .removeVolume:
            guard try owner.volume(name, .remove) else { throw Refusal(status: 404, message: "get \(name): no such volume") }
            plan.ending = .reply { [owner] reply in
                if reply.isSuccess { owner.forget(owner.ownVolumes(name)) { _ in false } }
            }
        case .createNetwork: try createNetwork(body, &plan)
        case .removeNetwork: plan.target.parts[1] = try owner.network(name, .remove)
        case .connect(let action):
            var members = try ContainerCheck(owner).known(body, Settings.connection, "")
            plan.target.parts[1] = try owner.network(name, action)
            members["Container"] = .text(try owner.container(members["Container"].text ?? "", action).id)
            plan.body = .json(.object(members))
        case .pull, .load: plan.ending = .images(try ImageComparison(owner, target))
        case .build:
            for name in target.query where name.name == "t" { try owner.imageName(name.value) }
            plan.target.set("networkmode", try ContainerCheck(owner).buildNetwork(target["networkmode"]))
            try known(Settings.build)
            // A name there may be spelled with escapes.
            if !target["outputs"].isEmpty { plan.target.set("outputs", try GoJSON.parse(Array(target["outputs"].utf8)).json) }
            plan.ending = .images(try ImageComparison(owner, plan.target, isBuild: true))
        case .buildKit: plan.buildKit = BuildKitWatch(owner, target)
        case .tag: try nameImage(&plan, with: "repo")
        case .push:
            try owner.push(name, tag: target["tag"])
        case .removeImage:
            if try !owner.imageRemoval(name, isForced: target.isTrue("force")) { plan.target.set("noprune", "1") }
            plan.ending = .reply { [owner] reply in
                owner.forgetImages(reply.value)
            }
        case .prune(let kind): plan.answer = try Prune(owner: owner, target: target).answer(kind)
        }
    }

    /// Asks about parameters whose effect isn't known.
    private func known(_ parameters: [String]) throws {
        for parameter in target.query where !parameter.value.isEmpty && !parameters.contains(parameter.name) {
            try owner.ask(.allow, .setting("\(parameter.name): \(parameter.value)"))
        }
    }

    // MARK: - Creating

    private func createContainer(_ body: JSONValue, _ plan: inout Plan) throws {
        var check = ContainerCheck(owner)
        plan.body = .json(try check.create(body))
        var created: [OwnedItem] = []
        for volume in check.newVolumes {
            let body: [JSONValue.Member] = [
                .init("Name", .text(volume.name)), .init("Driver", .text(volume.driver.isEmpty ? "local" : volume.driver)),
                .init("DriverOpts", volume.options), .init("Labels", volume.labels),
            ]
            let (request, nonce) = volumeRequest(.object(body), check)
            let reply = try owner.engine.request("POST", ["volumes", "create"], [], request)
            guard reply.isSuccess else { throw Refusal(status: reply.status, message: reply.message) }
            created += recordVolume(reply, nonce)
        }
        let (named, mounted) = (check.namedVolumes, check.mountedVolumes)
        plan.ending = .reply { [owner, created] reply in
            guard reply.isSuccess, let id = reply.value["Id"].text else {
                // The engine creates no volumes for a container that it refuses.
                for case .volume(let name, _) in created {
                    if try owner.engine.request("DELETE", ["volumes", name]).isSuccess { owner.record(created, isOwned: false) }
                }
                return
            }
            owner.record([.container(id: id)])
            do {
                // Another volume may have taken the name meanwhile. From now on, it is in use and can't be replaced.
                for name in mounted { _ = try owner.volume(name, .mount) }
            } catch {
                _ = try owner.engine.request("DELETE", ["containers", id])
                throw error
            }
            let mounts = try owner.engine.get(["containers", id, "json"]).value["Mounts"].items
            owner.record(
                mounts.filter { $0["Type"].text == "volume" }.compactMap { $0["Name"].text }
                    .filter { EngineObject.isAnonymousVolume($0) && !named.contains($0) }.map { .volume(name: $0, nonce: "") })
        }
    }

    private func createVolume(_ body: JSONValue, _ plan: inout Plan) throws {
        let check = ContainerCheck(owner)
        let members = try check.known(body, Settings.volume, "")
        let name = members["Name"].text ?? ""
        try check.volumeDriver(members["Driver"].text ?? "", members["DriverOpts"])
        // An existing volume is returned, with its own labels.
        if !name.isEmpty, try owner.volume(name, .use) {
            plan.body = .json(.object(members))
            return
        }
        let (request, nonce) = volumeRequest(.object(members), check)
        plan.body = .json(request)
        plan.ending = .reply { reply in _ = recordVolume(reply, nonce) }
    }

    private func volumeRequest(_ body: JSONValue, _ check: ContainerCheck) -> (request: JSONValue, nonce: String) {
        let nonce = String(UInt64.random(in: .min ... .max), radix: 16)
        var members = body.members
        members["Labels"] = check.labelled(members["Labels"], [Record.nonceLabel: nonce])
        return (.object(members), nonce)
    }

    /// A volume without this nonce came into being at the same time, and isn't the lesson's.
    private func recordVolume(_ reply: EngineClient.Reply, _ nonce: String) -> [OwnedItem] {
        guard reply.isSuccess, let name = reply.value["Name"].text, reply.value["Labels"][Record.nonceLabel].text == nonce else {
            return []
        }
        owner.record([.volume(name: name, nonce: nonce)])
        return [.volume(name: name, nonce: nonce)]
    }

    private func createNetwork(_ body: JSONValue, _ plan: inout Plan) throws {
        let check = ContainerCheck(owner)
        var members = try check.known(body, Settings.network, "")
        let driver = members["Driver"].text ?? ""
        if !["", "bridge"].contains(driver) { try owner.ask(.allow, .setting("Driver: \(driver)")) }
        for option in GoJSON.last(members["Options"].members)
        where Settings.bridgeOptions.contains(option.name) || !option.name.hasPrefix("com.docker.network.") {
            // The bridge may be another network's, and the default one is everyone's.
            try owner.ask(.allow, .setting("Options: \(option.name)=\(option.value.text ?? "")"))
        }
        members["Labels"] = check.labelled(members["Labels"])
        // A second network of the same name would make the name ambiguous for the first one's owner.
        members["CheckDuplicate"] = .bool(true)
        plan.body = .json(.object(members))
        plan.ending = .reply { [owner] reply in
            if reply.isSuccess, let id = reply.value["Id"].text { owner.record([.network(id: id)]) }
        }
    }

    /// Gives an image a name: `repo` and `tag` in the query.
    private func nameImage(_ plan: inout Plan, with parameter: String) throws {
        let (repository, tag) = (target[parameter], target["tag"])
        // The tag replaces one in the name.
        if !repository.isEmpty { try owner.imageName(tag.isEmpty ? repository : "\(ImageName.split(repository).repository):\(tag)") }
        let comparison = try ImageComparison(owner, target)
        plan.ending = .reply { reply in
            guard reply.isSuccess else { return }
            comparison.add(answer: reply.value.bytes)
            try comparison.run()
        }
    }
}
