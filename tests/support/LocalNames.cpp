// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// Stands before the C library's function in every test: names of other computers are unknown at
// once. The program asks practice.test whom to turn to, say, and a name server that keeps silent
// is waited for by the clock on the wall, five seconds at a time.

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>

#include <string_view>

// The parameters are called as glibc calls them.
extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *req,
                           addrinfo **pai)
{
    static const auto real
        = reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    in6_addr address{}; // room for either
    const bool isHere = name == nullptr || name == std::string_view("localhost")
        || inet_pton(AF_INET, name, &address) == 1 || inet_pton(AF_INET6, name, &address) == 1;
    return isHere ? real(name, service, req, pai) : EAI_NONAME;
}
