/// The members of the engine's JSON bodies that affect only the new object itself. A member that isn't here, and isn't checked by code, is
/// refused unless it is empty. https://docs.docker.com/reference/api/engine/version/v1.50/
enum Settings {
    private static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map { String($0) } }

    static let container = words(
        """
        Hostname Domainname User AttachStdin AttachStdout AttachStderr ExposedPorts Tty OpenStdin StdinOnce Env Cmd Healthcheck ArgsEscaped
        Image Volumes WorkingDir Entrypoint NetworkDisabled MacAddress OnBuild Labels StopSignal StopTimeout Shell HostConfig NetworkingConfig
        """)

    static let resources = words(
        """
        CpuShares Memory NanoCpus BlkioWeight BlkioWeightDevice BlkioDeviceReadBps BlkioDeviceWriteBps BlkioDeviceReadIOps
        BlkioDeviceWriteIOps CpuPeriod CpuQuota CpuRealtimePeriod CpuRealtimeRuntime CpusetCpus CpusetMems KernelMemory KernelMemoryTCP
        MemoryReservation MemorySwap MemorySwappiness OomKillDisable PidsLimit Ulimits CpuCount CpuPercent IOMaximumIOps
        IOMaximumBandwidth RestartPolicy
        """)

    static let host =
        resources
        + words(
            """
            ContainerIDFile LogConfig PortBindings AutoRemove ConsoleSize CapDrop Dns DnsOptions DnsSearch ExtraHosts GroupAdd
            PublishAllPorts ReadonlyRootfs StorageOpt Tmpfs ShmSize Sysctls Isolation Init
            """)

    /// Those that ``ContainerCheck`` looks into.
    static let checkedHost = words(
        """
        Binds Links Mounts VolumesFrom NetworkMode PidMode IpcMode UTSMode UsernsMode CgroupnsMode CapAdd SecurityOpt VolumeDriver Runtime
        MaskedPaths ReadonlyPaths
        """)

    /// Modes and drivers, with the values that stay within the container.
    static let free: [(name: String, values: Set<String>)] = [
        ("PidMode", []), ("IpcMode", ["private", "shareable", "none"]), ("UTSMode", []), ("UsernsMode", []), ("CgroupnsMode", ["private"]),
        ("VolumeDriver", ["local"]), ("Runtime", ["runc", "io.containerd.runc.v2"]),
    ]

    static let mount = words("Type Source Target ReadOnly Consistency BindOptions VolumeOptions TmpfsOptions ImageOptions")
    static let volumeOptions = words("NoCopy Labels DriverConfig Subpath")
    static let driver = words("Name Options")
    static let networking = ["EndpointsConfig"]
    static let endpoint = words(
        """
        IPAMConfig Links MacAddress Aliases NetworkID EndpointID Gateway IPAddress IPPrefixLen IPv6Gateway GlobalIPv6Address
        GlobalIPv6PrefixLen DriverOpts DNSNames GwPriority
        """)
    static let auth = words("username password auth email serveraddress identitytoken registrytoken")
    /// Engines ignore the container, which Python's docker package repeats here.
    static let exec = words("Container User Tty ConsoleSize AttachStdin AttachStdout AttachStderr Detach DetachKeys Env WorkingDir Cmd")
    static let execStart = words("Detach Tty ConsoleSize")
    static let volume = words("Name Driver DriverOpts Labels")
    static let network = words("Name CheckDuplicate Driver Scope EnableIPv4 EnableIPv6 IPAM Internal Attachable Options Labels")
    static let addresses = words("Driver Options Config")
    static let pool = words("Subnet IPRange Gateway AuxiliaryAddresses")
    /// Addresses for examples, which no machine needs, and how long a subnet's prefix is there. RFC 5737, RFC 3849
    static let freeSubnets: [(start: String, bits: Int)] = [
        ("192.0.2.", 24), ("198.51.100.", 24), ("203.0.113.", 24), ("2001:db8:", 32),
    ]
    static let bridgeOptions = words("com.docker.network.bridge.name com.docker.network.bridge.default_bridge")
    static let connection = words("Container EndpointConfig Force")

    /// The parameters of a build and of a start. An engine could read a checkpoint from one of this machine's folders.
    static let build = words(
        """
        t dockerfile remote q nocache pull rm forcerm squash target platform version session buildid buildargs labels cachefrom
        extrahosts networkmode shmsize ulimits memory memswap cpushares cpuperiod cpuquota cpusetcpus cpusetmems isolation
        """)
    static let start = words("detachKeys t signal")
    static let load = words("quiet platform")

    /// What a container can do anyway. https://github.com/moby/moby/blob/master/daemon/pkg/oci/caps/defaults.go
    static let defaultCapabilities = Set(
        words(
            """
            CHOWN DAC_OVERRIDE FSETID FOWNER MKNOD NET_RAW SETGID SETUID SETFCAP SETPCAP NET_BIND_SERVICE SYS_CHROOT KILL AUDIT_WRITE
            """))
}
