/// The options of a command, and which of them take a value.
struct CommandShape: Sendable {
    private var valued: [String: Bool] = ["help": false]
    private var letters: [Character: String] = [:]
    /// Whether options are recognized only before the first operand.
    let stopsAtOperand: Bool

    /// Parses options separated by spaces: `d,detach` is a switch, `v,volume=` takes a value.
    init(_ options: String, stopsAtOperand: Bool = false) {
        self.stopsAtOperand = stopsAtOperand
        for option in options.split(whereSeparator: \.isWhitespace) {
            var name = option[...]
            let takesValue = name.last == "="
            if takesValue { name.removeLast() }
            if let comma = name.firstIndex(of: ","), let letter = name.first {
                name = name[name.index(after: comma)...]
                letters[letter] = String(name)
            }
            valued[String(name)] = takesValue
        }
    }

    /// `nil` if the option is unknown.
    func takesValue(_ name: String) -> Bool? { valued[name] }

    func name(of letter: Character) -> String? { letters[letter] }
}

extension CommandShape {
    static let globals = CommandShape(
        "config= c,context= D,debug H,host= l,log-level= tls tlscacert= tlscert= tlskey= tlsverify v,version h,help", stopsAtOperand: true)

    static func of(_ command: DockerLine.Command) -> CommandShape {
        switch command {
        case .run: CommandShape(containerOptions, stopsAtOperand: true)
        case .build: CommandShape(buildOptions)
        case .pull: CommandShape("a,all-tags disable-content-trust platform= q,quiet")
        case .tag: CommandShape("")
        case .networkCreate:
            CommandShape(
                """
                attachable aux-address= config-from= config-only d,driver= gateway= ingress internal ip-range= ipam-driver= ipam-opt= ipv4
                ipv6 label= o,opt= scope= subnet=
                """)
        case .volumeCreate:
            CommandShape(
                """
                availability= d,driver= group= label= limit-bytes= o,opt= required-bytes= scope= secret= sharing= topology-preferred=
                topology-required= type=
                """)
        }
    }

    private static let containerOptions = """
        add-host= annotation= a,attach= blkio-weight= blkio-weight-device= cap-add= cap-drop= cgroup-parent= cgroupns= cidfile= cpu-count=
        cpu-percent= cpu-period= cpu-quota= cpu-rt-period= cpu-rt-runtime= c,cpu-shares= cpus= cpuset-cpus= cpuset-mems= d,detach
        detach-keys= device= device-cgroup-rule= device-read-bps= device-read-iops= device-write-bps= device-write-iops=
        disable-content-trust dns= dns-opt= dns-option= dns-search= domainname= entrypoint= e,env= env-file= expose= gpus= group-add=
        health-cmd= health-interval= health-retries= health-start-interval= health-start-period= health-timeout= h,hostname= init
        i,interactive io-maxbandwidth= io-maxiops= ip= ip6= ipc= isolation= kernel-memory= l,label= label-file= link= link-local-ip=
        log-driver= log-opt= mac-address= m,memory= memory-reservation= memory-swap= memory-swappiness= mount= name= net= net-alias=
        network= network-alias= no-healthcheck oom-kill-disable oom-score-adj= pid= pids-limit= platform= privileged p,publish=
        P,publish-all pull= q,quiet read-only restart= rm runtime= security-opt= shm-size= sig-proxy stop-signal= stop-timeout=
        storage-opt= sysctl= tmpfs= t,tty ulimit= use-api-socket u,user= userns= uts= v,volume= volume-driver= volumes-from= w,workdir=
        """

    private static let buildOptions = """
        add-host= allow= annotation= attest= build-arg= build-context= builder= cache-from= cache-to= call= cgroup-parent= check compress
        cpu-period= cpu-quota= c,cpu-shares= cpuset-cpus= cpuset-mems= D,debug detach disable-content-trust f,file= force-rm iidfile=
        isolation= label= load m,memory= memory-swap= invoke= metadata-file= network= no-cache no-cache-filter= o,output= platform= policy= print= progress=
        provenance= pull push q,quiet rm root= sbom= secret= security-opt= server-config= shm-size= squash ssh= stream t,tag= target=
        ulimit=
        """
}
