// SPDX-FileCopyrightText: 2026 The Farewell authors
// SPDX-License-Identifier: Apache-2.0

// Stands before the C library's function in every test: names of other computers are unknown at
// once. The program asks practice.test whom to turn to, say, and a name server that keeps silent
// is waited for by the clock on the wall, five seconds at a time.

#include <QHostAddress>

#include <dlfcn.h>
#include <netdb.h>

using namespace Qt::StringLiterals;

extern "C" int getaddrinfo(const char *name, const char *service, const addrinfo *hints,
                           addrinfo **found)
{
    static const auto real
        = reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    const QString wanted = QString::fromUtf8(name);
    const bool isHere
        = name == nullptr || wanted == u"localhost"_s || !QHostAddress(wanted).isNull();
    return isHere ? real(name, service, hints, found) : EAI_NONAME;
}
