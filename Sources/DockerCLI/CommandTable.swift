/// The effects of every docker, buildx and Compose command on engine objects: Docker 20.10 to 28, Compose 2, buildx up to 0.24.
///
/// One line per command, in three columns: its names, its effects, and its options. Docker rejects options it doesn't know. But an option
/// that is only missing from this table could make another word look like a name, so such a command is treated as naming all of its words.
///
/// An effect consists of an object, an action (`reads`, `changes`, `deletes`), and where the command names the object:
///
/// - `1`, `2`: that operand; `all`: every operand; `rest`: every operand except the first
/// - `-tag`: the values of an option
/// - `mentioned`, `project`, `archive`, `bake`, `path`, `unused`: specific to the command, see ``AffectedObjects``
/// - nothing: all such objects on the engine
///
/// Objects without an owner (`cache`, `builder`, `setting`, `swarm`, `plugin`, `engine`) never belong to a lesson. Effects on a registry
/// aren't guarded, because they require the user's own login.
enum CommandTable {
    /// One effect of a command.
    struct Effect: Sendable, Equatable {
        enum Action: String, Sendable { case reads, changes, deletes }
        enum Object: String, Sendable, CaseIterable {
            case container, image, tag, volume, network, project, cache, builder, setting, swarm, plugin, engine, registry
        }

        var object: Object
        var action: Action
        /// Where the command names the object; empty for all objects.
        var place: String
    }

    /// A line of the table.
    struct Entry: Sendable, Equatable {
        /// Its first name, such as `container rm`.
        var name: String
        var effects: [Effect]
        /// In the format of ``CommandShape``.
        var options: String
    }

    /// The longest command name that the words start with, and the index after it.
    static func find(in words: ArraySlice<String>) -> (entry: Entry, end: Int)? {
        for count in stride(from: min(3, words.count), to: 0, by: -1) {
            if let entry = entries[words.prefix(count).joined(separator: " ")] { return (entry, words.startIndex + count) }
        }
        return nil
    }

    /// Whether the words are a command group, such as `container`, which only prints help.
    static func isGroup(_ words: ArraySlice<String>) -> Bool { groups.contains(words.joined(separator: " ")) }

    /// All names, for the test that compares them with docker's help.
    static var names: [String] { entries.keys.sorted() }

    private static let entries: [String: Entry] = {
        var entries: [String: Entry] = [:]
        for line in text.split(separator: "\n") {
            let columns = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
            guard columns.count == 3 else { continue }
            let names = columns[0].split(separator: ",").map { trimmed($0) }
            let effects = (shared[columns[1]] ?? columns[1]).split(separator: ",").compactMap(effect)
            for name in names { entries[name] = Entry(name: names[0], effects: effects, options: columns[2]) }
        }
        return entries
    }()

    private static let groups = Set(
        entries.keys.flatMap { name -> [String] in
            let words = name.split(separator: " ")
            return (1..<max(1, words.count)).map { words.prefix($0).joined(separator: " ") }
        } + ["compose alpha"])

    /// Long lists of effects, by abbreviation.
    private static let shared = [
        "@mentioned": "container changes mentioned, volume changes mentioned, network changes mentioned, tag changes pulled",
        "@unused":
            "container deletes unused, network deletes unused, volume deletes unused, image deletes unused, cache deletes unused",
    ]

    private static func effect(_ text: Substring) -> Effect? {
        let words = text.split(separator: " ")
        guard words.count >= 2, let object = Effect.Object(rawValue: String(words[0])),
            let action = Effect.Action(rawValue: String(words[1]))
        else { return nil }
        return Effect(object: object, action: action, place: words.count > 2 ? String(words[2]) : "")
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private static let text = """
        run, container run | @mentioned | @container
        create, container create | @mentioned | @container
        exec, container exec | container changes 1 | @exec
        attach, container attach | container changes 1 | detach-keys= no-stdin sig-proxy
        commit, container commit | container changes 1, tag changes 2 | a,author= c,change= m,message= no-pause p,pause
        cp, container cp | container changes path | a,archive L,follow-link q,quiet
        diff, container diff | container reads all |
        export, container export | container reads all | o,output=
        container inspect | container reads all | f,format= s,size
        kill, container kill | container changes all | s,signal=
        logs, container logs | container reads all | details f,follow since= n,tail= t,timestamps until=
        ps, container ls | container reads | a,all f,filter= format= n,last= l,latest no-trunc q,quiet s,size
        container list, container ps | container reads | a,all f,filter= format= n,last= l,latest no-trunc q,quiet s,size
        pause, container pause | container changes all |
        port, container port | container reads 1 |
        container prune | container deletes unused | filter= f,force
        rename, container rename | container changes 1 |
        restart, container restart | container changes all | s,signal= t,timeout= time=
        rm, container rm, container remove | container deletes all | f,force l,link v,volumes
        start, container start | container changes all | a,attach checkpoint= checkpoint-dir= detach-keys= i,interactive
        stats, container stats | container reads all | a,all format= no-stream no-trunc
        stop, container stop | container changes all | s,signal= t,timeout= time=
        top, container top | container reads 1 |
        unpause, container unpause | container changes all |
        update, container update | container changes all | @update
        wait, container wait | container reads all |
        checkpoint create | container changes 1 | checkpoint-dir= leave-running
        checkpoint ls, checkpoint list | container reads 1 | checkpoint-dir=
        checkpoint rm, checkpoint remove | container deletes 1 | checkpoint-dir=

        build, image build, builder build | tag changes -tag, tag changes -output, tag changes pulled | @build
        build, buildx build, buildx b, builder b | tag changes -tag, tag changes -output, tag changes pulled | @build
        bake, buildx bake, buildx f, builder bake, builder f | tag changes bake | @bake
        history, image history | image reads 1 | format= H,human no-trunc platform= q,quiet
        import, image import | tag changes 2 | c,change= m,message= platform=
        image inspect | image reads all | f,format= platform=
        load, image load | tag changes archive | i,input= platform= q,quiet
        images, image ls, image list | image reads | a,all digests f,filter= format= no-trunc q,quiet tree
        image prune | image deletes unused | a,all filter= f,force
        pull, image pull | tag changes pulled | a,all-tags disable-content-trust platform= q,quiet
        push, image push | registry changes | a,all-tags disable-content-trust platform= q,quiet
        rmi, image rm, image remove | image deletes all | f,force no-prune platform=
        save, image save | image reads all | o,output= platform=
        tag, image tag | tag changes 2 |
        search | registry reads | f,filter= format= limit= no-trunc

        network connect | network changes 1, container changes 2 | alias= driver-opt= gw-priority= ip= ip6= link= link-local-ip=
        network create | network changes mentioned | @network
        network disconnect | network changes 1, container changes 2 | f,force
        network inspect | network reads all | f,format= v,verbose
        network ls, network list | network reads | f,filter= format= no-trunc q,quiet
        network prune | network deletes unused | filter= f,force
        network rm, network remove | network deletes all | f,force
        volume create | volume changes mentioned | @volume
        volume inspect | volume reads all | f,format=
        volume ls, volume list | volume reads | cluster f,filter= format= q,quiet
        volume prune | volume deletes unused | a,all filter= f,force
        volume rm, volume remove | volume deletes all | f,force
        volume update | volume changes all | availability=

        inspect | container reads all | f,format= s,size type=
        events, system events | container reads | f,filter= format= since= until=
        info, system info | engine reads | f,format=
        version | engine reads | f,format= kubeconfig=
        system df | cache reads | format= v,verbose
        system prune | @unused | a,all filter= f,force volumes
        system dial-stdio | engine changes |
        help | engine reads |
        completion bash, completion zsh, completion fish, completion powershell | engine reads |
        __complete, __completeNoDesc | engine reads | @anything
        login | registry changes | p,password= password-stdin u,username=
        logout | registry changes |

        builder prune, buildx prune | cache deletes | @prune
        buildx create, builder create | builder changes | @anything
        buildx dial-stdio, builder dial-stdio | engine changes | @anything
        buildx du, builder du | cache reads | builder= filter= format= verbose
        buildx imagetools create, builder imagetools create | registry changes | @anything
        buildx imagetools inspect, builder imagetools inspect | registry reads | @anything
        buildx inspect, builder inspect | builder reads, builder changes -bootstrap | bootstrap builder= D,debug
        buildx ls, builder ls | builder reads | format= no-trunc
        buildx rm, builder rm | builder deletes | @anything
        buildx stop, builder stop | builder changes | @anything
        buildx use, builder use | setting changes | @anything
        buildx install, buildx uninstall, builder install, builder uninstall | setting changes |
        buildx version, builder version | builder reads |
        buildx history ls, buildx history inspect, buildx history logs | cache reads | @anything
        buildx history export, buildx history open, buildx history trace | cache reads | @anything
        buildx history rm, buildx history import | cache changes | @anything

        context create, context import | engine reads | @anything
        context export, context inspect, context ls, context list, context show | setting reads | @anything
        context rm, context remove | setting deletes | @anything
        context update, context use | setting changes | @anything
        manifest annotate, manifest create, manifest push, manifest rm | registry changes | @anything
        manifest inspect | registry reads | @anything
        trust inspect | registry reads | @anything
        trust key generate, trust key load, trust revoke, trust sign, trust signer add, trust signer remove | registry changes | @anything
        plugin create, plugin disable, plugin enable, plugin install, plugin push, plugin set, plugin upgrade | plugin changes | @anything
        plugin inspect, plugin ls, plugin list | plugin reads | @anything
        plugin rm, plugin remove | plugin deletes | @anything
        config create, node demote, node promote, node update, secret create | swarm changes | @anything
        config inspect, config ls, config list, node inspect, node ls | swarm reads | @anything
        node list, node ps, secret inspect, secret ls, secret list | swarm reads | @anything
        config rm, config remove, node rm, node remove, secret rm, secret remove | swarm deletes | @anything
        service create, service rollback, service scale, service update | swarm changes | @anything
        service inspect, service logs, service ls, service list, service ps | swarm reads | @anything
        service rm, service remove, stack rm, stack remove, stack down | swarm deletes | @anything
        stack config, stack ls, stack list, stack ps, stack services | swarm reads | @anything
        stack deploy, stack up | swarm changes | @anything
        swarm ca, swarm init, swarm join, swarm leave, swarm unlock, swarm update | swarm changes | @anything
        swarm join-token, swarm unlock-key | swarm changes -rotate | rotate q,quiet

        compose attach | project changes project | @anything
        compose build | tag changes built | @anything
        compose commit | project changes project, tag changes rest | @anything
        compose config, compose convert | project reads | @anything
        compose cp | project changes project | @anything
        compose create | project changes project, volume changes project, network changes project, tag changes -build | @anything
        compose down | project deletes project, volume deletes project, network deletes project, image deletes -rmi | @anything
        compose events, compose export, compose images, compose logs, compose ls, compose port, compose ps | project reads | @anything
        compose stats, compose top, compose version, compose volumes, compose help | project reads | @anything
        compose exec | project changes project | @anything
        compose kill, compose pause, compose restart, compose start, compose stop, compose unpause | project changes project | @anything
        compose publish, compose push | registry changes | @anything
        compose pull | tag changes pulled | @anything
        compose rm | project deletes project | @anything
        compose run | project changes project, volume changes project, network changes project, tag changes -build | @anything
        compose scale | project changes project, volume changes project, network changes project | @anything
        compose up | project changes project, volume changes project, network changes project, tag changes -build | @anything
        compose wait | project changes project | @anything
        compose watch | project changes project, volume changes project, network changes project, tag changes built | @anything
        compose completion, compose __complete, compose __completeNoDesc | project reads | @anything
        """
}
