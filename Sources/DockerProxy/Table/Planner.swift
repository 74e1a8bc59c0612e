import DockerCLI
import Primitives

/// How a request is carried out, once everything that it does is allowed.
struct Plan {
    /// What the proxy does before the client hears the engine's answer.
    enum Ending {
        case none
        /// The whole answer is read first.
        case reply((EngineClient.Reply) throws -> Void)
        /// What images it has made is recorded before the last byte.
        case images(NewImages)
    }

    var target: RequestTarget
    var isHijacked: Bool
    /// Whether the client's body passes through.
    var isStream = false
    /// Set if the body is an archive of images.
    var archive: ImageArchive?
    var json: JSONValue?
    /// Set if the stream is BuildKit's.
    var buildKit: BuildKitWatch?
    var ending = Ending.none
    /// The proxy's own answer, instead of the engine's.
    var answer: JSONValue?
}

/// Turns a request into a plan, or throws why it isn't carried out.
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
        guard let (endpoint, objects) = EndpointTable.find(method, target.parts) else {
            throw Refusal(endpoint: "\(method) /\(target.parts.joined(separator: "/"))")
        }
        // The engine takes the first of several; only a build can have several tags.
        var seen: Set<String> = []
        for parameter in target.query where method != "GET" && parameter.name != "t" && !seen.insert(parameter.name).inserted {
            throw HTTPError.ambiguous("several values for \(parameter.name)")
        }
        var plan = Plan(target: target, isHijacked: endpoint.isHijacked)
        switch endpoint.body {
        case .none: guard try readBody().isEmpty else { throw HTTPError.ambiguous("the request has a body") }
        case .json(let names): plan.json = try owner.known(try readBody(), names)
        case .stream: plan.isStream = true
        }
        try apply(endpoint.rule, objects.first ?? "", plan.json ?? .null, &plan)
        return plan
    }

    private func apply(_ rule: Rule, _ name: String, _ body: JSONValue, _ plan: inout Plan) throws {
        switch rule {
        case .read: break
        case .container(let action):
            plan.target.parts[1] = try owner.container(name, action).id
        case .start(let action):
            let container = try owner.container(name, action)
            plan.target.parts[1] = container.id
            do {
                try known(Settings.start)
                var check = ContainerCheck(owner)
                try check.start(container.found)
            } catch let refusal as Refusal {
                // As the engine does when a start fails: 'docker run --rm' waits until the container is removed.
                let (isTemporary, isRunning) = (container.found["HostConfig"]["AutoRemove"].bool, container.found["State"]["Running"].bool)
                if isTemporary == true, isRunning != true {
                    _ = try owner.engine.request("DELETE", ["containers", container.id], [("v", "1")])
                }
                throw refusal
            }
        case .createContainer:
            do {
                try createContainer(body, &plan)
            } catch var refusal as Refusal {
                // docker takes a 404 for a missing image, and would download it.
                if refusal.status == 404 { refusal.status = 400 }
                throw refusal
            }
        case .exec:
            let found = try owner.engine.value(["exec", name, "json"])
            _ = try owner.container(try Guard.text(found, "ContainerID"), "running a command in")
            plan.target.parts[1] = try Guard.text(found, "ID")
            if body["Detach"].bool == true { plan.isHijacked = false }
        case .commit:
            plan.target.set("container", try owner.container(target["container"], "committing").id)
            try nameImage(&plan)
        case .createVolume: try createVolume(body, &plan)
        case .removeVolume:
            guard try owner.volume(name, "removing") else { throw Refusal(status: 404, message: "get \(name): no such volume") }
            plan.ending = .reply { [owner] reply in
                if reply.isSuccess { owner.forget(owner.ownVolumes(name)) { _ in false } }
            }
        case .createNetwork: try createNetwork(body, &plan)
        case .removeNetwork: plan.target.parts[1] = try owner.network(name, "removing")
        case .connect(let action):
            plan.target.parts[1] = try owner.network(name, action)
            let container = try owner.container(body["Container"].text ?? "", action)
            plan.json?.set("Container", .text(container.id))
            plan.json?.set("EndpointConfig", try ContainerCheck(owner).endpoint(body["EndpointConfig"]))
        case .pull: try pull(&plan)
        case .load:
            try known(Settings.load)
            let images = try NewImages(owner)
            plan.archive = ImageArchive(images)
            plan.ending = .images(images)
        case .build:
            let names = target.query.filter { $0.name == "t" }.map(\.value)
            plan.target.set("networkmode", try ContainerCheck(owner).buildNetwork(target["networkmode"]))
            try known(Settings.build)
            // The classic builder would give the names of the images that it pulls to what it gets.
            if target["version"] != "2", target.isTrue("pull") || !target["platform"].isEmpty {
                throw Refusal(endpoint: "building with --pull or --platform and without BuildKit")
            }
            plan.ending = .images(try NewImages(owner, names, isBuild: true))
        case .buildKit: plan.buildKit = BuildKitWatch(owner)
        case .cancelBuild: plan.answer = .null
        case .tag: try nameImage(&plan)
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

    /// Refuses parameters whose effect isn't known.
    private func known(_ parameters: [String]) throws {
        for parameter in target.query where !parameter.value.isEmpty && !parameters.contains(parameter.name) {
            try owner.allow(setting: "\(parameter.name): \(parameter.value)")
        }
    }

    // MARK: - Creating

    private func createContainer(_ body: JSONValue, _ plan: inout Plan) throws {
        var check = ContainerCheck(owner)
        plan.json = try check.create(body)
        var created: [OwnedItem] = []
        // The engine creates no volumes for a container that it refuses.
        let withdraw = { [owner] (volumes: [OwnedItem]) in
            for item in volumes where try owner.engine.request("DELETE", ["volumes", item.key]).isSuccess {
                owner.record([item], isOwned: false)
            }
        }
        for volume in check.newVolumes.values {
            let (request, nonce) = volumeRequest(volume)
            let reply = try owner.engine.request("POST", ["volumes", "create"], [], request)
            guard reply.isSuccess else {
                try withdraw(created)
                throw Refusal(status: reply.status, message: reply.message)
            }
            created += recordVolume(reply, nonce)
        }
        let mounted = check.mountedVolumes
        plan.ending = .reply { [owner, created] reply in
            guard reply.isSuccess, let id = reply.value["Id"].text else { return try withdraw(created) }
            owner.record([.container(id: id)])
            do {
                // Another volume may have taken the name meanwhile. From now on, it is in use and can't be replaced.
                for name in mounted { _ = try owner.volume(name, "mounting") }
            } catch {
                _ = try owner.engine.request("DELETE", ["containers", id])
                throw error
            }
            let mounts = try owner.engine.request("GET", ["containers", id, "json"]).value["Mounts"].items
            owner.record(
                mounts.filter { $0["Type"].text == "volume" }.compactMap { $0["Name"].text }
                    .filter { EngineObject.isAnonymousVolume($0) && !mounted.contains($0) }.map { .volume(name: $0, nonce: "") })
        }
    }

    private func createVolume(_ body: JSONValue, _ plan: inout Plan) throws {
        let name = body["Name"].text ?? ""
        try ContainerCheck(owner).volumeDriver(body["Driver"].text ?? "", body["DriverOpts"])
        // An existing volume is returned, with its own labels.
        if !name.isEmpty, try owner.volume(name, "using") { return }
        let (request, nonce) = volumeRequest(body)
        plan.json = request
        plan.ending = .reply { reply in _ = recordVolume(reply, nonce) }
    }

    private func volumeRequest(_ body: JSONValue) -> (request: JSONValue, nonce: String) {
        let nonce = String(UInt64.random(in: .min ... .max), radix: 16)
        var request = body
        request.set("Labels", owner.labelled(body["Labels"], [CalfLabel.volume: nonce]))
        return (request, nonce)
    }

    /// A volume without this nonce came into being at the same time, and isn't the lesson's.
    private func recordVolume(_ reply: EngineClient.Reply, _ nonce: String) -> [OwnedItem] {
        guard reply.isSuccess, let name = reply.value["Name"].text, reply.value["Labels"][CalfLabel.volume].text == nonce else {
            return []
        }
        owner.record([.volume(name: name, nonce: nonce)])
        return [.volume(name: name, nonce: nonce)]
    }

    private func createNetwork(_ body: JSONValue, _ plan: inout Plan) throws {
        // The machine's routes would lead there, and no longer to its own network. The engine chooses a free one.
        for pool in try ContainerCheck.list(try owner.known(body["IPAM"], Settings.addresses, "IPAM.")["Config"]) {
            let subnet = try owner.known(pool, Settings.pool, "IPAM.Config.")["Subnet"].text ?? pool.json
            let bits = Int(subnet.split(separator: "/").last ?? "") ?? 0
            guard Settings.freeSubnets.contains(where: { subnet.hasPrefix($0.start) && bits >= $0.bits }) else {
                throw Refusal(subnet: subnet)
            }
        }
        let driver = body["Driver"].text ?? ""
        if !["", "bridge"].contains(driver) { try owner.allow(setting: "Driver: \(driver)") }
        for option in body["Options"].members
        where Settings.bridgeOptions.contains(option.name) || !option.name.hasPrefix("com.docker.network.") {
            // The bridge may be another network's, and the default one is everyone's.
            try owner.allow(setting: "Options: \(option.name)=\(option.value.text ?? "")")
        }
        plan.json?.set("Labels", owner.labelled(body["Labels"]))
        // A second network of the same name would make the name ambiguous for the first one's owner.
        plan.json?.set("CheckDuplicate", .bool(true))
        plan.ending = .reply { [owner] reply in
            if reply.isSuccess, let id = reply.value["Id"].text { owner.record([.network(id: id)]) }
        }
    }

    // MARK: - Images

    /// Gives an image a name: `repo` and `tag` in the query.
    private func nameImage(_ plan: inout Plan) throws {
        let repository = target["repo"]
        let images = try NewImages(owner, repository.isEmpty ? [] : [tagged(repository)])
        plan.ending = .reply { reply in
            images.add(answer: reply.value.bytes)
            try images.record(isSuccess: reply.isSuccess)
        }
    }

    /// Downloads an image, or imports an archive as one.
    private func pull(_ plan: inout Plan) throws {
        let source = target["fromImage"]
        guard !source.isEmpty else {
            return plan.ending = .images(try NewImages(owner, target["repo"].isEmpty ? [] : [tagged(target["repo"])]))
        }
        guard !source.contains("@") || target["tag"].isEmpty else { throw HTTPError.ambiguous("a digest and a tag") }
        let name = tagged(source)
        if !name.contains("@"), ImageName.split(name).tag.isEmpty {
            return plan.ending = .images(try NewImages(owner, repository: try Guard.repository(name)))
        }
        if target["platform"].isEmpty, owner.options.images.contains(ImageName.full(name)), try owner.image(name) != nil {
            plan.answer = .object([.init("status", .text("Status: Image is up to date for \(name)"))])
        } else {
            plan.ending = .images(try NewImages(owner, [name]))
        }
    }

    /// The name with the tag in the query, which replaces one in the name, and may be a digest.
    private func tagged(_ name: String) -> String {
        let tag = target["tag"]
        return tag.isEmpty ? name : ImageName.split(name).repository + (tag.contains(":") ? "@" : ":") + tag
    }
}
