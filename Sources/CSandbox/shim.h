#ifndef FEEDMILL_CSANDBOX_SHIM_H
#define FEEDMILL_CSANDBOX_SHIM_H

// What a process gives up before it reads what anyone may have sent. Every function gives 0 where the system
// has no such wall, so that the caller can say which ones stand. All are for good: there is no way back.

#include <sys/resource.h>
#include <unistd.h>

static inline int feedmill_lower_limit(int resource, rlim_t soft) {
  struct rlimit limit;
  if (getrlimit(resource, &limit)) return 0;
  if (limit.rlim_max != RLIM_INFINITY && soft > limit.rlim_max) soft = limit.rlim_max;
  limit.rlim_cur = soft;
  return setrlimit(resource, &limit) == 0;
}

// Ends the process by SIGXCPU when it has used so many more seconds of processor time than now.
static inline int feedmill_limit_time(unsigned seconds) {
  struct rusage used;
  if (getrusage(RUSAGE_SELF, &used)) return 0;
  return feedmill_lower_limit(RLIMIT_CPU, used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + seconds);
}

#ifdef __linux__

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

// Address space for so many more bytes than now; neither files written nor a core left behind.
static inline int feedmill_limit_memory(unsigned long long bytes) {
  unsigned long long pages = 0;
  FILE *file = fopen("/proc/self/statm", "re");
  if (!file) return 0;
  if (fscanf(file, "%llu", &pages) != 1) pages = 0;
  fclose(file);
  feedmill_lower_limit(RLIMIT_CORE, 0);
  feedmill_lower_limit(RLIMIT_FSIZE, 0);
  return pages > 0 && feedmill_lower_limit(RLIMIT_AS, pages * (unsigned long long)getpagesize() + bytes);
}

static inline int feedmill_may_read_below(int rules, const char *path, unsigned long long access) {
  struct landlock_path_beneath_attr beneath = {.allowed_access = access};
  beneath.parent_fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (beneath.parent_fd < 0) return 0;
  int result = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  close(beneath.parent_fd);
  return result == 0;
}

// Landlock: no file can be opened but the system's libraries and tables, for reading. Older kernels have fewer
// kinds of access to forbid.
static inline int feedmill_close_files(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return 0;
  unsigned long long all = (1ULL << 13) - 1;
  if (version >= 2) all |= 1ULL << 13;
  if (version >= 3) all |= 1ULL << 14;
  struct landlock_ruleset_attr attributes = {.handled_access_fs = all};
  int rules = (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0);
  if (rules < 0) return 0;
  unsigned long long reading =
      LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE;
  feedmill_may_read_below(rules, "/usr", reading);
  feedmill_may_read_below(rules, "/lib", reading);
  feedmill_may_read_below(rules, "/lib64", reading);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  int result = (int)syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
  return result == 0;
}

#if defined(__x86_64__)
#define FEEDMILL_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define FEEDMILL_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define FEEDMILL_REFUSE(call, error) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), \
  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))

// Refuses a call when any of `bits` is set in the low half of an argument; leaves the call's number loaded.
#define FEEDMILL_REFUSE_BITS(call, argument, bits, error) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 4), \
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[argument])), \
  BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), 0, 1), \
  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error)), \
  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

#define FEEDMILL_WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

// seccomp: no sockets, no other program or process, no change to any file or to the system.
static inline int feedmill_close_calls(void) {
#ifdef FEEDMILL_ARCHITECTURE
  struct sock_filter filter[] = {
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, FEEDMILL_ARCHITECTURE, 1, 0),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
    // The numbers of x32 begin here.
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
#ifdef __x86_64__
    FEEDMILL_REFUSE(fork, EPERM), FEEDMILL_REFUSE(vfork, EPERM), FEEDMILL_REFUSE(unlink, EPERM),
    FEEDMILL_REFUSE(rename, EPERM), FEEDMILL_REFUSE(mkdir, EPERM), FEEDMILL_REFUSE(rmdir, EPERM),
    FEEDMILL_REFUSE(creat, EPERM), FEEDMILL_REFUSE(link, EPERM), FEEDMILL_REFUSE(symlink, EPERM),
    FEEDMILL_REFUSE(chmod, EPERM), FEEDMILL_REFUSE(chown, EPERM), FEEDMILL_REFUSE(lchown, EPERM),
    FEEDMILL_REFUSE(mknod, EPERM),
#endif
    FEEDMILL_REFUSE(socket, EPERM), FEEDMILL_REFUSE(socketpair, EPERM), FEEDMILL_REFUSE(connect, EPERM),
    FEEDMILL_REFUSE(bind, EPERM), FEEDMILL_REFUSE(listen, EPERM), FEEDMILL_REFUSE(accept, EPERM),
    FEEDMILL_REFUSE(accept4, EPERM), FEEDMILL_REFUSE(sendto, EPERM), FEEDMILL_REFUSE(sendmsg, EPERM),
    FEEDMILL_REFUSE(sendmmsg, EPERM), FEEDMILL_REFUSE(execve, EPERM), FEEDMILL_REFUSE(execveat, EPERM),
    FEEDMILL_REFUSE(kill, EPERM), FEEDMILL_REFUSE(ptrace, EPERM), FEEDMILL_REFUSE(process_vm_readv, EPERM),
    FEEDMILL_REFUSE(process_vm_writev, EPERM), FEEDMILL_REFUSE(unlinkat, EPERM),
    FEEDMILL_REFUSE(renameat, EPERM), FEEDMILL_REFUSE(renameat2, EPERM), FEEDMILL_REFUSE(mkdirat, EPERM),
    FEEDMILL_REFUSE(linkat, EPERM), FEEDMILL_REFUSE(symlinkat, EPERM), FEEDMILL_REFUSE(fchmod, EPERM),
    FEEDMILL_REFUSE(fchmodat, EPERM), FEEDMILL_REFUSE(fchown, EPERM), FEEDMILL_REFUSE(fchownat, EPERM),
    FEEDMILL_REFUSE(mknodat, EPERM), FEEDMILL_REFUSE(truncate, EPERM), FEEDMILL_REFUSE(mount, EPERM),
    FEEDMILL_REFUSE(umount2, EPERM), FEEDMILL_REFUSE(chroot, EPERM), FEEDMILL_REFUSE(setns, EPERM),
    FEEDMILL_REFUSE(unshare, EPERM), FEEDMILL_REFUSE(bpf, EPERM), FEEDMILL_REFUSE(perf_event_open, EPERM),
    FEEDMILL_REFUSE(userfaultfd, EPERM), FEEDMILL_REFUSE(keyctl, EPERM), FEEDMILL_REFUSE(add_key, EPERM),
    FEEDMILL_REFUSE(io_uring_setup, ENOSYS), FEEDMILL_REFUSE(clone3, ENOSYS),
    FEEDMILL_REFUSE(openat2, ENOSYS),
#ifdef __x86_64__
    FEEDMILL_REFUSE_BITS(open, 1, FEEDMILL_WRITING, EACCES),
#endif
    FEEDMILL_REFUSE_BITS(openat, 2, FEEDMILL_WRITING, EACCES),
    // Threads are fine, processes are not.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 3),
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return 0;
  // For all threads there are.
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
#else
  return 0;
#endif
}

#else

static inline int feedmill_limit_memory(unsigned long long bytes) { return 0; }
static inline int feedmill_close_files(void) { return 0; }
static inline int feedmill_close_calls(void) { return 0; }

#endif
#endif
